import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { verifyLog } from '@candor/ledger'
import { sql } from 'kysely'
import { noon, openTestHouse, type TestHouse, testCampaign } from '../../../../test/house.ts'
import { onEachPlace } from '../../../../test/stores.ts'
import {
  approveCampaign,
  createCampaign,
  gatherAudience,
  prepareCampaign,
  startCampaign,
} from '../acts/campaigns/index.ts'
import * as codes from '../acts/choices/index.ts'
import { arrives, web } from '../acts/collection/identity/testing/people.ts'
import { importFile } from '../acts/collection/testing/import-file.ts'
import { runCampaign } from '../acts/delivery/index.ts'
import * as sharing from '../acts/sharing/index.ts'
import { hashing, signatures } from '../adapters/keys/hashes.ts'
import type { Write } from '../adapters/store/index.ts'
import { readCampaign } from '../brand/campaigns/index.ts'
import * as postbox from '../entrypoints/house/index.ts'
import * as record from '../record/index.ts'
import * as consent from './consent/index.ts'
import * as events from './events/index.ts'
import * as history from './history/index.ts'
import * as holding from './holds/index.ts'
import * as identity from './identity/index.ts'
import * as kept from './kept/index.ts'
import * as offers from './offers/index.ts'
import * as profiles from './profiles/index.ts'
import * as rights from './rights/index.ts'
import * as shares from './shares/index.ts'
import * as state from './state/index.ts'
import * as unwanted from './unwanted/index.ts'
import * as vault from './vault/index.ts'
import { rowsInVault, tells, vaultPolicy } from './vault/testing/telling.ts'

/** Every room that keeps something under a customer's id, and what erasing one customer writes there. */
const rooms: Record<string, (house: TestHouse, customer: string) => Write[] | Promise<Write[]>> = {
  profiles: (_, customer) => profiles.erase(customer),
  consent: (_, customer) => consent.erase(customer),
  state: (_, customer) => state.erase(customer),
  history: (_, customer) => history.erase(customer),
  holds: (_, customer) => holding.erase(customer),
  kept: (_, customer) => kept.erase(customer),
  events: (_, customer) => events.erase(customer),
  identity: (house, customer) => identity.erase(house, customer),
  record: (house, customer) => record.erase(house, customer),
  'one-time codes': (_, customer) => codes.erase(customer),
  postbox: (_, customer) => postbox.erase(customer),
  sharing: (_, customer) => sharing.erase(customer),
  unwanted: (_, customer) => unwanted.erase(customer),
  offers: (_, customer) => offers.erase(customer),
  rights: (house, customer) => rights.erase(house, customer),
  vault: (house, customer) => vault.erase(house, customer),
  shares: (_, customer) => shares.erase(customer),
}

/** The vault names nobody: its rows go by a pseudonym. What a law demands lies under a number that no living customer has. */
const withoutNames = ['fairness_answers', 'kept_records']

/** What stays where it is after an erasure, and why that tells nothing about the customer. */
const mayStay: Record<string, string> = {
  entries: 'commitment and place without key: the log verifies, nobody can open it',
  rights_requests: 'right, times and outcome under an id that names nobody: proof that it was answered',
  dictionary: 'words of declared attributes and places, without any customer',
}

const canary = 'zz-erase-7f3a'
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
  [
    word,
    `${word}@mail.example`,
    `name ${word}`,
    `plan ${word}`,
    `region ${word}`,
    'yes',
    `words ${word}`,
    `shop ${word}`,
  ].join()
const csv = `id,email,name,plan,region,agreed,words,source,collected_at
${rowOf(canary)},2026-03-02T10:00:00Z
${rowOf('other')},2026-03-02T10:00:00Z
`

/** Two customers who have been through everything that leaves a trace. */
async function livedHouse(place: Parameters<typeof openTestHouse>[0]) {
  const house = await openTestHouse({ policy: vaultPolicy, ...place })
  await importFile(house, csv, { map })
  const idOf = async (word: string) => (await profiles.customersAt(house, { channel: 'id', address: word }))[0]!
  const [gone, other] = [await idOf(canary), await idOf('other')]
  await sendCampaign(house)
  for (const customer of [gone, other]) {
    const word = customer === gone ? canary : 'other'
    await keepEvent(house, customer, word)
    await tellOthers(house, customer)
    await saysDoNotUse(house, customer, word)
    await isOffered(house, customer, word)
    await isHeld(house, customer, word)
    await isShared(house, customer, word)
    await browseAndSignIn(house, word)
    const words = { text: canary, version: canary, surface: canary, locale: 'en', at: noon }
    const yes = { kind: 'consent', purpose: 'offers', channel: 'email', type: 'express', evidence: words } as const
    assert.ok((await codes.askCode(house, { customer, channel: 'email', sayings: [yes] })).ok)
    assert.ok((await codes.say(house, customer, [{ kind: 'preference', value: { dial: 'basic' } }], 'api')).ok)
  }
  assert.ok((await codes.stopEverything(house, gone)).ok)
  for (const customer of [gone, other]) await tells(house, customer, { gender: 'woman' })
  while ((await house.log.sequence()) > 0);
  return { house, gone, other }
}

async function keepEvent(house: TestHouse, customer: string, word: string): Promise<void> {
  const { key } = (await record.existingKey(house, customer, 'profile'))!
  const row = events.eventRow(house, key, customer, {
    event: house.ids.id(),
    source: 'web',
    type: 'track',
    name: 'Order Completed',
    at: noon,
    receivedAt: noon,
    purposes: ['service'],
    attributes: { coupon: `coupon ${word}` },
    sealed: { note: `note ${word}` },
  })
  assert.ok((await house.store.commit({ expect: [], writes: [row] })).done)
}

/** Before they signed in they were a device, and now they are one customer of two halves. */
async function browseAndSignIn(house: TestHouse, word: string): Promise<void> {
  const half = await arrives(house, web, { anonymousId: `device ${word}` })
  await keepEvent(house, half, word)
  assert.equal(
    (await identity.halvesOf(house, await arrives(house, web, { userId: word, anonymousId: `device ${word}` }))).length,
    2,
  )
}

async function saysDoNotUse(house: TestHouse, customer: string, word: string): Promise<void> {
  const row = unwanted.unwantedRow({ customer, item: `item ${word}`, at: noon })
  assert.ok((await house.store.commit({ expect: [], writes: [row] })).done)
}

async function isOffered(house: TestHouse, customer: string, word: string): Promise<void> {
  const row = offers.offerRow({
    customer,
    entry: house.ids.id(),
    algorithm: 'savings-offer',
    at: noon,
    mode: 'lot',
    offered: true,
    propensity: 0.2,
    model: null,
    inputs: { plan: `offered ${word}` },
  })
  assert.ok((await house.store.commit({ expect: [], writes: [row] })).done)
}

/** A claim came and went, and something that was over is still kept for it. */
async function isHeld(house: TestHouse, customer: string, word: string): Promise<void> {
  const words = { matter: `matter ${word}`, reason: `claim ${word}`, by: 'jo' }
  const placed = await holding.placeHold(house, {
    customers: [customer],
    ground: 'legal-claim',
    silent: false,
    ...words,
  })
  assert.ok(placed.ok)
  assert.ok((await holding.releaseHold(house, placed.value.hold, { reason: 'settled', by: 'jo' })).ok)
  const { key } = (await record.existingKey(house, customer, 'record'))!
  const held = { customer, held: house.ids.id(), rule: 'events', overSince: noon, at: noon }
  const row = holding.heldRow(house, key, held, { note: `held ${word}` })
  assert.ok((await house.store.commit({ expect: [], writes: [row] })).done)
}

async function isShared(house: TestHouse, customer: string, word: string): Promise<void> {
  const entry = house.ids.id()
  const what = { customer, share: `share ${entry}`, vendor: 'printer', purpose: 'service', way: 'file' } as const
  const known = { identity_type: 'email', identity_format: 'raw', identity_value: `shared ${word}` } as const
  const row = await shares.shareRow(house, { ...what, fields: ['name'], entry, at: noon, lastAt: noon, times: 1 }, [
    known,
  ])
  assert.ok((await house.store.commit({ expect: [], writes: [row] })).done)
}

async function tellOthers(house: TestHouse, customer: string): Promise<void> {
  const row = {
    customer,
    delivery: house.ids.id(),
    version: 1,
    webhook: 'tools',
    kind: 'choices-recorded',
    body: new Uint8Array(8),
    state: 'done',
    attempts: 1,
    at: noon,
    next_at: null,
    done_at: noon,
    status: 200,
    entry: null,
    rule: null,
    fault: null,
  }
  const write = { do: 'insert', table: 'webhook_deliveries', row } as const
  assert.ok((await house.store.commit({ expect: [], writes: [write] })).done)
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

async function eraseEverywhere(house: TestHouse, customer: string): Promise<void> {
  const halves = await identity.halvesOf(house, customer)
  const writes = (await Promise.all(halves.flatMap(half => Object.values(rooms).map(room => room(house, half))))).flat()
  assert.ok((await house.store.commit({ expect: [], writes })).done)
}

/** Every table of the live schema with its columns, as the engine's own catalog tells. */
async function tablesOf({ store }: TestHouse): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const { name, columns } of await store.db.introspection.getTables())
    found.set(name, [...(found.get(name) ?? []), ...columns.map(column => column.name)])
  return found
}

type Row = { readonly [column: string]: unknown }

async function everyRow(house: TestHouse): Promise<{ table: string; row: Row }[]> {
  const all = await Promise.all(
    [...(await tablesOf(house)).keys()].map(async table => {
      const { rows } = await sql<Row>`SELECT * FROM ${sql.table(table)}`.execute(house.store.db)
      return rows.map(row => ({ table, row }))
    }),
  )
  return all.flat()
}

const holds = (row: Row, word: string): boolean =>
  Object.values(row).some(value =>
    value instanceof Uint8Array ? Buffer.from(value).includes(word) : String(value).includes(word),
  )

const without = (rows: { table: string; row: Row }[], customers: readonly string[]): string[] =>
  rows
    .filter(({ table, row }) => table !== 'suppressions' && !customers.includes(String(row['customer'])))
    .map(({ table, row }) => `${table} ${JSON.stringify(row)}`)
    .sort()

const verified = async (house: TestHouse): Promise<number> => {
  const read = (path: string) => readFile(join(house.data, 'log', path)).catch(() => undefined)
  const report = await verifyLog(read, { ports: { ...hashing, ...signatures } })
  assert.ok(report.ok, JSON.stringify(report))
  return report.value.checked
}

onEachPlace('erasing a customer', place => {
  test('every table with customers belongs to exactly one room', async t => {
    const { house, gone } = await livedHouse({ place: await place() })
    t.after(() => house.close())
    const withCustomers = [...(await tablesOf(house))].filter(([, columns]) => columns.includes('customer'))
    const erased: string[] = []
    for (const room of Object.values(rooms))
      erased.push(...new Set((await room(house, gone)).map(write => write.table)))
    const named = erased.filter(table => !withoutNames.includes(table))
    // A request loses its words where it has some; nobody here made one (answers/rights tests it).
    const unnamed = [...withoutNames, 'rights_requests']
    const theirs = withCustomers.map(([table]) => table).filter(table => !unnamed.includes(table))
    assert.deepEqual(named.sort(), theirs.sort())
  })

  test('every room has something to erase here, so that finding nothing afterwards means something', async t => {
    const { house, gone } = await livedHouse({ place: await place() })
    t.after(() => house.close())
    const rows = await everyRow(house)
    const tables = new Set(rows.filter(({ row }) => row['customer'] === gone).map(({ table }) => table))
    for (const room of Object.values(rooms))
      for (const { table } of await room(house, gone))
        assert.ok(tables.has(table) || withoutNames.includes(table), `${table} holds nothing`)
    assert.equal(await rowsInVault(house), 2)
    const inTheClear = new Set(rows.filter(({ row }) => holds(row, canary)).map(({ table }) => table))
    for (const table of ['profiles', 'events', 'dictionary']) assert.ok(inTheClear.has(table), table)
  })

  test('nothing of them is left but what is documented, nobody else changes, and the log still verifies', async t => {
    const { house, gone, other } = await livedHouse({ place: await place() })
    t.after(() => house.close())
    const before = await everyRow(house)
    const entries = await verified(house)
    assert.ok(entries > 5)
    const others = await record.exportOf(house, other)
    const halves = await identity.halvesOf(house, gone)

    await eraseEverywhere(house, gone)

    const after = await everyRow(house)
    const traces = after.filter(({ row }) => holds(row, canary) || halves.some(half => holds(row, half)))
    const documented = traces.filter(({ table }) => table in mayStay)
    assert.deepEqual(
      traces.filter(({ row }) => row['customer'] !== other && !documented.some(trace => trace.row === row)),
      [],
    )
    for (const { row } of documented.filter(({ table }) => table === 'entries')) assert.equal(row['sealed'], null)
    const ofOthers = (rows: typeof before) =>
      without(
        rows.filter(({ table }) => !withoutNames.includes(table)),
        halves,
      )
    assert.deepEqual(ofOthers(after), ofOthers(before))
    assert.deepEqual(await record.exportOf(house, other), others)
    assert.equal(await verified(house), entries)
    assert.deepEqual(await record.exportOf(house, gone), { entries: [], happenings: [] })
    assert.equal(await profiles.exportOf(house, gone), null)
    assert.deepEqual([await vault.exportOf(house, gone), await rowsInVault(house)], [null, 1])
    await eraseEverywhere(house, gone)
    assert.deepEqual((await everyRow(house)).length, after.length)
  })

  test('their address stays on the do-not-contact list, and a later import brings a stranger who is not written to', async t => {
    const { house, gone } = await livedHouse({ place: await place() })
    t.after(() => house.close())
    await eraseEverywhere(house, gone)
    await importFile(house, csv, { map, digest: 'again' })
    const [stranger] = await profiles.customersAt(house, { channel: 'id', address: canary })
    assert.ok(stranger && stranger !== gone)
    const stored = await state.readState(house.store, house.judge.layout, stranger)
    assert.equal(stored?.state.suppression('email'), true)
  })

  test('an export opens everything the rooms hold', async t => {
    const { house, gone } = await livedHouse({ place: await place() })
    t.after(() => house.close())
    const { judge } = house
    const [, device] = await identity.halvesOf(house, gone)
    const whole = JSON.stringify([
      await profiles.exportOf(house, gone),
      await consent.exportOf(house, gone),
      await history.exportOf(house, gone),
      await events.exportOf(house, gone),
      await identity.exportOf(house, gone),
      await profiles.exportOf(house, device!),
      await state.exportOf(house, gone, judge),
      await record.exportOf(house, gone),
      await codes.exportOf(house, gone),
      await postbox.exportOf(house, gone),
      await sharing.exportOf(house, gone),
      await holding.exportOf(house, gone),
      await unwanted.exportOf(house, gone),
      await offers.exportOf(house, gone),
      await vault.exportOf(house, gone),
      await shares.exportOf(house, gone),
    ])
    for (const word of ['name', 'plan', 'region', 'words', 'shop', 'coupon', 'note'])
      assert.ok(whole.includes(`${word} ${canary}`), word)
    for (const word of [
      `${canary}@mail.example`,
      'spring',
      'handed',
      'decision',
      'New books for you',
      '"dial":"basic"',
      '"by":"sign-in"',
      `device ${canary}`,
      `item ${canary}`,
      `offered ${canary}`,
      `matter ${canary}`,
      `claim ${canary}`,
      `held ${canary}`,
      `shared ${canary}`,
      '"gender":"woman"',
    ])
      assert.ok(whole.includes(word), word)
    assert.ok(!whole.includes('other@mail.example'))
  })

  test('what is old expires in batches until each room has none, and a state goes with its profile', async t => {
    const { house, gone } = await livedHouse({ place: await place() })
    t.after(() => house.close())
    house.clock.advance(86_400_000)
    const soon = house.clock.now()
    const expiring = {
      codes,
      postbox,
      history,
      holding,
      events,
      sharing,
      record,
      profiles,
      state,
      identity,
      unwanted,
      offers,
      shares,
    }
    for (const [name, { expire }] of Object.entries(expiring)) {
      if (name !== 'state' && name !== 'identity') assert.deepEqual(await expire(house, noon - 1, 10), [], name)
      let batches = 0
      for (let writes = await expire(house, soon, 1); writes.length > 0; writes = await expire(house, soon, 1)) {
        assert.ok((await house.store.commit({ expect: [], writes })).done)
        batches++
      }
      assert.ok(batches >= 2, `${name} expired in ${batches} batches`)
    }
    const left = (await everyRow(house)).filter(({ row }) => row['customer'] === gone).map(({ table }) => table)
    assert.deepEqual([...new Set(left)].sort(), ['choices', 'customer_keys', 'entries', 'held_data', 'outbox'])
    assert.ok((await verified(house)) > 5)
  })
})
