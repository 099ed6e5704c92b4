import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { importCustomers } from '../packages/server/src/acts/collection/index.ts'
import { type FixedClock, fixedClock } from '../packages/server/src/adapters/clock/index.ts'
import { type Ids, numberedIds } from '../packages/server/src/adapters/ids/index.ts'
import type { Keys } from '../packages/server/src/adapters/keys/index.ts'
import type { StoreConfig } from '../packages/server/src/adapters/store/index.ts'
import { faultLines } from '../packages/server/src/brand/policy/index.ts'
import { parseMap } from '../packages/server/src/customers/imports/index.ts'
import { customersAt } from '../packages/server/src/customers/profiles/index.ts'
import { type OpenHouse, openHouse } from '../packages/server/src/entrypoints/house/index.ts'
import type { Json } from '../packages/terms/src/index.ts'

/** Wednesday, 3 June 2026, noon in Berlin: inside the working hours of the test brand. */
export const noon = Date.parse('2026-06-03T12:00:00+02:00')

/** Who runs the test brand: the section `brand` of its policy. */
export const testBrand = `brand:
  name: Corner Books
  country: DE
  zone: Europe/Berlin
  sender: { name: Corner Books, email: hello@books.example }
  postal_address: Beispielweg 1, 10115 Berlin, Germany
  privacy_contact: privacy@books.example
  approval: one`

/** A brand with a marketing, a service and a monitoring purpose, and one field of each class. Quiet from 21:00 to 08:00, two emails a week. */
export const testPolicy = `
${testBrand}
purposes:
  offers:
    text: We write to you about books you may like.
    basis: consent
    class: marketing
    channels: [email]
    retention: 24 months
  service:
    text: We tell you what you need to know about your order.
    basis: contract
    class: service
    channels: [email]
    retention: 24 months
  fairness-monitoring:
    text: We check that nobody is left out unfairly.
    basis: legitimate-interest
    class: monitoring
    retention: 24 months
data:
  fields:
    name: { class: identifying, type: text, purposes: [offers, service], retention: 24 months }
    email: { class: identifying, type: text, purposes: [offers, service], retention: 24 months, address_of: email }
    plan: { class: attribute, type: text, purposes: [offers, fairness-monitoring], retention: 24 months, group: {} }
budgets: [{ channel: email, max: 2, per: 7d }]
quiet_hours: [{ from: '21:00', to: '08:00' }]
`

export type TestHouse = OpenHouse & {
  readonly clock: FixedClock
  readonly data: string
  /** Closes the house and leaves its folder, so that it can be opened again with the same `data`. */
  leave(): Promise<void>
  /** Closes the house and removes its folder. */
  close(): Promise<void>
}

export type TestHouseOptions = {
  /** Where the store is, from `onEachPlace`; absent: SQLite in a fresh folder. */
  readonly place?: StoreConfig
  /** Text of the policy file; absent: `testPolicy`. */
  readonly policy?: string
  /** Absent: stands at `noon`. */
  readonly clock?: FixedClock
  /** Absent: counted from 1. A house that is opened a second time needs other ids than the first. */
  readonly ids?: Ids
  /** Folder of keys and log; absent: the folder of the store, or a fresh one. */
  readonly data?: string
  readonly publicUrl?: string
  /** Absent: kept in the folder. */
  readonly keys?: Keys
  /** A policy file (c2sp.org/tlog-policy) of witnesses on this machine; absent: nobody watches the log. */
  readonly witnesses?: string
}

/** A whole real house with a clock that stands still, counted ids, and mail kept in the postbox. */
export async function openTestHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  const { place } = options
  const clock = options.clock ?? fixedClock(noon)
  const data = options.data ?? folderOf(place)
  const opened = await openHouse({
    data,
    ...(place && 'postgres' in place ? { databaseUrl: place.postgres } : {}),
    policy: options.policy ?? testPolicy,
    publicUrl: options.publicUrl ?? 'http://127.0.0.1:8080',
    clock,
    ...(options.keys ? { keys: options.keys } : {}),
    ids: options.ids ?? numberedIds(),
    ...(options.witnesses === undefined
      ? {}
      : { witnesses: { text: options.witnesses, waitMs: 5_000, allowPrivate: true } }),
  })
  if (!opened.ok) throw new Error(faultLines(opened.error))
  const house = opened.value
  const leave = () => house.close()
  const close = async () => {
    await leave()
    rmSync(data, { recursive: true, force: true })
  }
  return { ...house, clock, data, leave, close }
}

const folderOf = (place: StoreConfig | undefined): string =>
  place && 'sqlite' in place ? dirname(place.sqlite) : mkdtempSync(join(tmpdir(), 'candor-house-'))

/** Somebody of the test brand; `agreed`: said yes to offers by email, with evidence, on 2 March 2026. */
export type TestCustomer = {
  readonly key: string
  readonly email?: string
  readonly name?: string
  readonly plan?: string
  readonly agreed?: boolean
  readonly zone?: string
}

/** The import map that `testRows` fits. */
export const testMap = `
key: { column: id }
source: { column: source }
collected_at: { column: collected_at }
fields:
  name: { column: name }
  email: { column: email }
  plan: { column: plan }
place:
  country: { fixed: DE }
  zone: { column: zone }
consents:
  - purpose: offers
    channel: email
    when: { column: agreed, is: [yes] }
    type: { fixed: express }
    evidence:
      text: { fixed: Send me offers by email. }
      version: { fixed: v1 }
      surface: { fixed: checkout }
      locale: { fixed: en }
      at: { column: collected_at }
`

/** A CSV file of these customers. */
export function testRows(customers: readonly TestCustomer[]): string {
  const rows = customers.map(
    ({ key, email = `${key}@mail.example`, name = key, plan = 'basic', agreed, zone = 'Europe/Berlin' }) =>
      [key, email, name, plan, agreed ? 'yes' : 'no', zone, 'web shop', '2026-03-02T10:00:00Z'].join(','),
  )
  return ['id,email,name,plan,agreed,zone,source,collected_at', ...rows, ''].join('\n')
}

/** Brings customers in as the import does; answers their ids in the order given. */
export async function importTestCustomers(
  house: OpenHouse,
  customers: readonly TestCustomer[],
  importMap = testMap,
): Promise<string[]> {
  const { policy } = house.judge
  const map = parseMap(importMap, policy.fields, Object.keys(policy.purposes))
  if (!map.ok) throw new Error(faultLines(map.error))
  const csv = testRows(customers)
  async function* bytes() {
    yield new TextEncoder().encode(csv)
  }
  const digest = house.keys.blindIndex(csv)
  const report = await importCustomers(house, {
    csv: bytes(),
    map: map.value,
    fileDigest: digest,
    mapDigest: 'test',
    dryRun: false,
  })
  if (!report.ok) throw new Error(faultLines(report.error))
  const ids: string[] = []
  for (const { key } of customers) ids.push((await customersAt(house, { channel: 'id', address: key }))[0]!)
  return ids
}

/** A campaign file of the test brand. */
export const testCampaign = (name: string): { [field: string]: Json } => ({
  name,
  purpose: 'offers',
  channel: 'email',
  content: {
    locale: 'en',
    subject: 'New books for you',
    blocks: [{ type: 'paragraph', text: 'Dear {{ customer.name }}, three books that you may like.' }],
  },
})
