import assert from 'node:assert/strict'
import { noon, openTestHouse, type TestHouse, testCampaign } from '../../../../../../test/house.ts'
import {
  approveCampaign,
  createCampaign,
  gatherAudience,
  prepareCampaign,
  startCampaign,
} from '../../../acts/campaigns/index.ts'
import { codeRow } from '../../../acts/choices/code.ts'
import { say } from '../../../acts/choices/index.ts'
import { arrives, web } from '../../../acts/collection/identity/testing/people.ts'
import { importFile } from '../../../acts/collection/testing/import-file.ts'
import { runCampaign } from '../../../acts/delivery/index.ts'
import { forwardRequest } from '../../../acts/forwarding/index.ts'
import { sealNews } from '../../../acts/sharing/sealed-news.ts'
import type { StoreConfig, Write } from '../../../adapters/store/index.ts'
import { readCampaign } from '../../../brand/campaigns/index.ts'
import { eventRow } from '../../../customers/events/index.ts'
import { heldRow, placeHold } from '../../../customers/holds/index.ts'
import { halvesOf } from '../../../customers/identity/index.ts'
import { offerRow } from '../../../customers/offers/index.ts'
import { customersAt } from '../../../customers/profiles/index.ts'
import { requestRow } from '../../../customers/rights/index.ts'
import { shareRow } from '../../../customers/shares/index.ts'
import { suppressionIndexOf, suppressionRow } from '../../../customers/suppression/index.ts'
import { unwantedRow } from '../../../customers/unwanted/index.ts'
import { tells, vaultPolicy } from '../../../customers/vault/testing/telling.ts'
import { commitChange, existingKey, keyOf, noChange } from '../../../record/index.ts'

export const map = `
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
  language: { column: language }
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

/** The words that stand where a customer's data stand, one for each place. Each must be in their copy. */
export const known = [
  ...['zz-id', 'zz-mail@mail.example', 'zz-name <b>&', 'zz-plan', 'zz-region', 'zz-words', 'zz-shop'],
  ...['zz-device', 'zz-event-attribute', 'zz-event-sealed', 'zz-source', 'zz-event-name', 'zz-item'],
  ...['zz-algorithm', 'zz-input', 'zz-campaign', 'zz-rule', 'zz-provider', 'zz-webhook', 'zz-fault'],
  ...[
    'zz-mail-text',
    'zz-code-words',
    'zz-happening',
    'zz-reason',
    'zz-asked',
    'zz-entry-body',
    'zz-told-kind',
    'zz-act',
    'zz-news',
  ],
  ...['zz-vendor', 'zz-shared-field', 'zz-known-as', 'zz-request', 'zz-matter', 'zz-claim', 'zz-held', 'zz-rule-held'],
] as const

const csv = `id,email,name,plan,region,language,agreed,words,source,collected_at
zz-id,zz-mail@mail.example,zz-name <b>&,zz-plan,zz-region,en,yes,zz-words,zz-shop,2026-03-02T10:00:00Z
other,other@mail.example,other-name,other-plan,other-region,en,yes,other-words,other-shop,2026-03-02T10:00:00Z
`

/** A house with one customer of two halves about whom every table holds something, and another who must not show up. */
export async function livedHouse(place?: StoreConfig) {
  const house = await openTestHouse({ policy: vaultPolicy, ...(place ? { place } : {}) })
  await importFile(house, csv, { map })
  const [customer] = await customersAt(house, { channel: 'id', address: 'zz-id' })
  const [other] = await customersAt(house, { channel: 'id', address: 'other' })
  assert.ok(customer && other)
  await sendCampaign(house)
  await arrives(house, web, { anonymousId: 'zz-device' })
  await arrives(house, web, { userId: 'zz-id', anonymousId: 'zz-device' })
  assert.equal((await halvesOf(house, customer)).length, 2)
  await fill(house, customer)
  await share(house, customer)
  await hold(house, customer)
  assert.ok((await say(house, customer, [{ kind: 'preference', value: { dial: 'basic' } }], 'api')).ok)
  await tells(house, customer, { gender: 'woman' })
  while ((await house.log.sequence()) > 0);
  return { house, customer, other }
}

async function sendCampaign(house: TestHouse): Promise<void> {
  const definition = await prepareCampaign(house, testCampaign('spring'))
  assert.ok(definition.ok)
  assert.ok((await createCampaign(house, definition.value, 'jo')).ok)
  assert.ok((await approveCampaign(house, 'spring', 'jo')).ok)
  assert.ok((await startCampaign(house, 'spring', 'jo')).ok)
  await gatherAudience(house, (await readCampaign(house.store, 'spring'))!)
  await runCampaign(house, 'spring')
}

/** A row of this customer in every table that no ordinary way has filled. */
async function fill(house: TestHouse, customer: string): Promise<void> {
  const { key } = (await existingKey(house, customer, 'profile'))!
  const at = noon
  const event = { event: house.ids.id(), source: 'zz-source', type: 'track', name: 'zz-event-name', at } as const
  const kept = { receivedAt: at, purposes: ['service'], attributes: { coupon: 'zz-event-attribute' } }
  const offer = { algorithm: 'zz-algorithm', mode: 'lot', offered: true, propensity: 0.2, model: null } as const
  const writes: Write[] = [
    eventRow(house, key, customer, { ...event, ...kept, sealed: { note: 'zz-event-sealed' } }),
    unwantedRow({ customer, item: 'zz-item', at }),
    offerRow({ customer, entry: house.ids.id(), at, ...offer, inputs: { plan: 'zz-input' } }),
    suppressionRow(suppressionIndexOf(house, 'email', 'zz-mail@mail.example'), {
      ...{ channel: 'email', scope: 'all', reason: 'zz-reason', at },
    }),
    ...(await requestRows(house, customer)),
    ...(await plainRows(house, customer)),
  ]
  const entry = { entry: house.ids.id(), customer, kind: 'share', body: { told: 'zz-entry-body' } } as const
  assert.ok((await commitChange(house, { ...noChange, writes, entries: [entry] })).done)
}

/** A vendor got something, and was then asked to act on it. */
async function share(house: TestHouse, customer: string): Promise<void> {
  const what = { share: house.ids.id(), vendor: 'zz-vendor', purpose: 'service', way: 'file' } as const
  const when = { entry: house.ids.id(), at: noon, lastAt: noon, times: 1 }
  const known = { identity_type: 'email', identity_format: 'raw', identity_value: 'zz-known-as' } as const
  const row = await shareRow(house, { customer, ...what, ...when, fields: ['zz-shared-field'] }, [known])
  assert.ok((await house.store.commit({ expect: [], writes: [row] })).done)
  const asked = await forwardRequest(house, { customer, request: 'zz-request', right: 'rectify' })
  assert.equal(asked.length, 1)
}

/** A hold that is told, one that is not, and something that is over and kept. */
async function hold(house: TestHouse, customer: string): Promise<void> {
  const of = { customers: [customer], ground: 'legal-claim', by: 'jo' } as const
  const told = { matter: 'zz-matter', reason: 'zz-claim', silent: false }
  assert.ok((await placeHold(house, { ...of, ...told })).ok)
  const untold = { matter: 'untold-matter', reason: 'untold-reason', silent: true }
  assert.ok((await placeHold(house, { ...of, ...untold })).ok)
  const { key, writes } = await keyOf(house, customer, 'record')
  const held = { customer, held: house.ids.id(), rule: 'events: zz-rule-held', overSince: noon, at: noon }
  const row = heldRow(house, key, held, { at: noon, purposes: ['service'], fields: { note: 'zz-held' } })
  assert.ok((await house.store.commit({ expect: [], writes: [...writes, row] })).done)
}

async function requestRows(house: TestHouse, customer: string): Promise<Write[]> {
  const { key, writes } = await keyOf(house, customer, 'record')
  const request = {
    ...({ customer, request: house.ids.id(), version: 1, right: 'complaint', state: 'in-progress' } as const),
    ...({ via: 'link', identity: 'link', receivedAt: noon, dueAt: noon, dueBy: 'month' } as const),
    ...({ firstDueAt: noon, stage: 'calm' } as const),
  }
  return [...writes, requestRow(house, key, request, { said: 'zz-asked' })]
}

async function plainRows(house: TestHouse, customer: string): Promise<Write[]> {
  const at = noon
  const id = house.ids.id()
  const news = { type: 'choices-recorded', timestamp: '', data: { customer: { ids: ['zz-news'] } } } as const
  const body = (await sealNews(house, customer, id, news))!
  const delivery = { version: 1, webhook: 'zz-webhook', kind: 'zz-told-kind', body, state: 'failed' }
  const ended = { attempts: 1, at, next_at: null, done_at: at, status: null, fault: 'zz-fault', rule: 'zz-rule' }
  const dispatch = { version: 1, campaign: 'zz-campaign', channel: 'email', purpose: 'offers', state: 'handed' }
  const handed = { attempt: 1, rule: 'zz-rule', until: null, entry: null, decided_at: at, pass_expires: at }
  const code = { channel: 'email', sayings: ['zz-code-words' as never] } as const
  const mail = { campaign: 'zz-campaign', channel: 'email', raw: Buffer.from('zz-mail-text'), at }
  return [
    {
      do: 'insert',
      table: 'webhook_deliveries',
      row: { customer, delivery: id, ...delivery, ...ended, entry: null },
    },
    {
      do: 'insert',
      table: 'dispatches',
      row: { customer, act: 'zz-act', ...dispatch, ...handed, settled_at: at, provider_id: 'zz-provider' },
    },
    ...(await codeRow(house, { customer, challenge: house.ids.id() }, '123456', code)),
    { do: 'insert', table: 'postbox', row: { customer, message: house.ids.id(), ...mail } },
    {
      do: 'insert',
      table: 'outbox',
      row: {
        ...{ customer, happening: house.ids.id(), kind: 'noted', body: '{"what":"zz-happening"}', at },
        ...{ done_at: at, attempts: 0 },
      },
    },
  ]
}
