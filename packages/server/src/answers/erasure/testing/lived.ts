import assert from 'node:assert/strict'
import {
  noon,
  openTestHouse,
  type TestHouse,
  type TestHouseOptions,
  testCampaign,
  testPolicy,
} from '../../../../../../test/house.ts'
import {
  approveCampaign,
  createCampaign,
  gatherAudience,
  prepareCampaign,
  startCampaign,
} from '../../../acts/campaigns/index.ts'
import { askCode, say } from '../../../acts/choices/index.ts'
import { arrives, web } from '../../../acts/collection/identity/testing/people.ts'
import { importFile } from '../../../acts/collection/testing/import-file.ts'
import { runCampaign } from '../../../acts/delivery/index.ts'
import { readCampaign } from '../../../brand/campaigns/index.ts'
import { eventRow } from '../../../customers/events/index.ts'
import { offerRow } from '../../../customers/offers/index.ts'
import { customersAt } from '../../../customers/profiles/index.ts'
import { unwantedRow } from '../../../customers/unwanted/index.ts'
import { existingKey } from '../../../record/index.ts'

/** A word that nobody else has, for each place that a customer can fill. */
export const canary = 'zz-erase-7f3a'

/** The test brand, which must keep invoices: a purpose that a law demands, with an event and a field for it. */
export const lawPolicy = testPolicy.replace(
  'data:\n',
  `  bookkeeping:
    text: The law makes us keep invoices.
    basis: legal-duty
    class: service
    retention: 120 months
data:
  events:
    Order Completed:
      text: You bought something.
      purposes: [service, bookkeeping]
      retention: 120 months
      fields:
        payer: { from: properties.payer, class: identifying, type: text, purposes: [bookkeeping], retention: 96 months }
        note: { from: properties.note, class: sensitive, type: text, purposes: [service], retention: 24 months }
        coupon: { from: properties.coupon, class: attribute, type: text, purposes: [service], retention: 24 months }
`,
)

const map = `
key: { column: id }
source: { column: source }
collected_at: { column: collected_at }
fields:
  name: { column: name }
  email: { column: email }
  plan: { column: plan }
place:
  country: { fixed: DE }
  region: { column: region }
  zone: { fixed: Europe/Berlin }
consents:
  - purpose: offers
    channel: email
    when: { column: agreed, is: [yes] }
    type: { fixed: express }
    evidence:
      text: { column: words }
      version: { column: words }
      surface: { column: words }
      locale: { fixed: en }
      at: { column: collected_at }
`
const rowOf = (word: string): string =>
  `${word},${word}@mail.example,name ${word},plan ${word},region ${word},yes,words ${word},shop ${word},2026-03-02T10:00:00Z`

/** Two customers who have left a trace wherever one can be left, each a merged customer of two halves. */
export async function livedHouse(
  options: TestHouseOptions = {},
): Promise<{ house: TestHouse; gone: string; other: string }> {
  const house = await openTestHouse(options)
  const columns = 'id,email,name,plan,region,agreed,words,source,collected_at'
  await importFile(house, `${columns}\n${rowOf(canary)}\n${rowOf('other')}\n`, { map })
  await sendCampaign(house)
  const ids: string[] = []
  for (const word of [canary, 'other']) {
    const [customer = ''] = await customersAt(house, { channel: 'id', address: word })
    ids.push(customer)
    await lives(house, customer, word)
  }
  while ((await house.log.sequence()) > 0);
  return { house, gone: ids[0]!, other: ids[1]! }
}

export async function sendCampaign(house: TestHouse): Promise<void> {
  const definition = await prepareCampaign(house, testCampaign('spring'))
  assert.ok(definition.ok)
  assert.ok((await createCampaign(house, definition.value, 'jo')).ok)
  assert.ok((await approveCampaign(house, 'spring', 'jo')).ok)
  assert.ok((await startCampaign(house, 'spring', 'jo')).ok)
  await gatherAudience(house, (await readCampaign(house.store, 'spring'))!)
  await runCampaign(house, 'spring')
}

async function lives(house: TestHouse, customer: string, word: string): Promise<void> {
  await buys(house, customer, word)
  const evidence = { text: `said ${word}`, version: word, surface: word, locale: 'en', at: noon }
  const yes = { kind: 'consent', purpose: 'offers', channel: 'email', type: 'express', evidence } as const
  assert.ok((await askCode(house, { customer, channel: 'email', sayings: [yes] })).ok)
  assert.ok((await say(house, customer, [{ kind: 'preference', value: { dial: 'basic' } }], 'api')).ok)
  const half = await arrives(house, web, { anonymousId: `device ${word}` })
  await buys(house, half, word)
  await arrives(house, web, { userId: word, anonymousId: `device ${word}` })
  const offer = { algorithm: 'savings', at: noon, mode: 'lot', offered: true, propensity: 0.2, model: null } as const
  const writes = [
    unwantedRow({ customer, item: `item ${word}`, at: noon }),
    offerRow({ customer, entry: house.ids.id(), ...offer, inputs: { plan: `offered ${word}` } }),
  ]
  assert.ok((await house.store.commit({ expect: [], writes })).done)
}

async function buys(house: TestHouse, customer: string, word: string): Promise<void> {
  const { key } = (await existingKey(house, customer, 'profile'))!
  const row = eventRow(house, key, customer, {
    event: house.ids.id(),
    source: 'web',
    type: 'track',
    name: 'Order Completed',
    at: noon,
    receivedAt: noon,
    purposes: ['service', 'bookkeeping'],
    attributes: { coupon: `coupon ${word}` },
    sealed: { note: `note ${word}`, payer: `payer ${word}` },
  })
  assert.ok((await house.store.commit({ expect: [], writes: [row] })).done)
}
