import assert from 'node:assert/strict'
import { say } from '../../packages/server/src/acts/choices/index.ts'
import { bankPolicy } from '../../packages/server/src/answers/oversight/testing/bank.ts'
import { eventRow } from '../../packages/server/src/customers/events/index.ts'
import { offerRow } from '../../packages/server/src/customers/offers/index.ts'
import { day } from '../../packages/terms/src/index.ts'
import { importTestCustomers, noon, type TestHouse, testMap } from '../../test/house.ts'

/** The bank, whose offer is chosen by money and by city. Older people have less money with it. */
export const driftingPolicy = bankPolicy
  .replace(
    '    balance:',
    '    city: { class: attribute, type: text, purposes: [offers], retention: 2 years, text: Your city }\n    balance:',
  )
  .replace('inputs: [balance]', 'inputs: [balance, city]')
  .replace('share: 0.2', 'share: 0.3')

/** The same offer, chosen by city alone. */
export const blindPolicy = driftingPolicy.replace('inputs: [balance, city]', 'inputs: [city]')

export type Person = {
  readonly customer: string
  readonly isOld: boolean
  readonly balance: number
  readonly city: string
}

const map = testMap
  .replace('  plan: { column: plan }', '  age: { column: plan }\n  city: { column: zone }')
  .replace('  name: { column: name }', '  balance: { column: name }')
  .replace('zone: { column: zone }', 'zone: { fixed: Europe/Berlin }')

const yes = {
  kind: 'consent',
  purpose: 'offers',
  channel: 'any',
  type: 'express',
  evidence: {
    text: 'Show me offers by what you know of me.',
    version: 'v1',
    surface: 'account',
    locale: 'en',
    at: noon,
  },
} as const

/** So many younger and as many older people, all of whom say yes to offers by what is known of them. */
export async function bankPeople(house: TestHouse, each: number): Promise<Person[]> {
  const people = Array.from({ length: 2 * each }, (_, i) => ({
    isOld: i % 2 === 1,
    balance: i % 2 === 1 ? 100 + ((i * 37) % 700) : 600 + ((i * 53) % 900),
    city: i % 3 === 0 ? 'Porto' : 'Braga',
  }))
  const rows = people.map(({ isOld, balance, city }, i) => ({
    key: `p${i}`,
    name: String(balance),
    plan: isOld ? '70' : '30',
    zone: city,
  }))
  const ids = await importTestCustomers(house, rows, map)
  const dial = { kind: 'preference', value: { dial: 'full' } } as const
  const said = await Promise.all(ids.map(id => say(house, id, [yes, dial], 'preferences')))
  assert.ok(said.every(({ ok }) => ok))
  return people.map((person, i) => ({ ...person, customer: ids[i]! }))
}

/** Everybody got the offer by lot some weeks ago. Of those with money in Porto most took it, of those without in Braga hardly anybody. */
export async function offeredBefore(house: TestHouse, people: readonly Person[]): Promise<void> {
  const at = house.clock.now() - 40 * day
  const writes = people.flatMap(({ customer, balance, city }, i) => {
    const inputs = { balance, city }
    const row = offerRow({
      customer,
      entry: house.ids.id(),
      algorithm: 'savings-offer',
      at,
      mode: 'lot',
      offered: true,
      propensity: 0.3,
      model: null,
      inputs,
    })
    const chance = (balance > 700 ? 5 : 0) + (city === 'Porto' ? 3 : 1)
    return (i * 7) % 10 < chance ? [row, depositOf(house, customer, at + day)] : [row]
  })
  assert.ok((await house.store.commit({ expect: [], writes })).done)
}

const depositOf = (house: TestHouse, customer: string, at: number) =>
  eventRow(house, undefined, customer, {
    event: house.ids.id(),
    source: 'web',
    type: 'track',
    name: 'Deposit Opened',
    at,
    receivedAt: at,
    purposes: ['offers'],
    attributes: {},
    sealed: {},
  })
