import assert from 'node:assert/strict'
import type { Json } from '@candor/terms'
import { type TestHouse, testPolicy } from '../../../../../../test/house.ts'
import { type CallOutcome, collect, type Incoming } from '../../../acts/collection/index.ts'
import { createSource, type Source } from '../../../brand/sources/index.ts'

/** The test brand, keeping what people do on its pages; `analytics` and `ads` write to nobody. */
export const webPolicy = testPolicy.replace(
  'data:\n',
  `  analytics:
    text: We learn which pages help.
    basis: consent
    class: service
    retention: 12 months
  ads:
    text: We show you our books on other websites.
    basis: consent
    class: marketing
    retention: 90 days
    opposed_by: [gpc]
data:
  events:
    page: { text: You opened a page, purposes: [analytics], retention: 90 days }
    Order Completed:
      text: You bought something
      purposes: [service, analytics, ads]
      retention: 24 months
      fields:
        total: { type: number, purposes: [service], text: What you paid }
        gift: { type: boolean, purposes: [service], text: Whether it was a gift }
        titles: { type: text, purposes: [service], text: What you bought, from: 'properties.titles[]' }
        coupon: { type: text, purposes: [analytics], text: Your voucher }
        campaign: { type: text, purposes: [ads], text: The advertisement you came from, without: hash }
        note: { class: sensitive, type: text, purposes: [service], text: Your note to us }
  consent_categories:
    Analytics: { purposes: [analytics], text: Help us understand which pages help., version: '1' }
    Ads: { purposes: [ads], text: Show me your books elsewhere., version: '1' }
`,
)

/** A web shop of the test brand. */
export async function webShop(house: TestHouse, name = 'web'): Promise<Source> {
  const made = await createSource(house, { name, kind: 'server' }, 'staff:jo')
  assert.ok(made.ok)
  return made.value.source
}

type Call = Partial<Incoming> & { readonly properties?: { readonly [name: string]: Json } }

/** Sends calls of one user, or of a device that nobody signed in on, as a client would in one request. */
export async function does(
  house: TestHouse,
  source: Source,
  userId: string | undefined,
  ...calls: readonly Call[]
): Promise<readonly CallOutcome[]> {
  const receivedAt = house.clock.now()
  const collected = await collect(house, {
    source,
    receivedAt,
    refused: [],
    calls: calls.map(({ properties = {}, ...call }) => ({
      type: 'track',
      ...(userId === undefined ? {} : { userId }),
      name: '',
      at: receivedAt,
      event: { properties },
      gpc: false,
      ...call,
    })),
  })
  assert.ok('outcomes' in collected)
  return collected.outcomes
}
