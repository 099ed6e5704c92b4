import assert from 'node:assert/strict'
import {
  importTestCustomers,
  openTestHouse,
  type TestHouse,
  type TestHouseOptions,
  testMap,
  testPolicy,
} from '../../../../../../test/house.ts'
import type { Write } from '../../../adapters/store/index.ts'

/** The test brand, making an offer by score, watched by age. */
export const bankPolicy = testPolicy
  .replace(
    'data:\n  fields:\n',
    `data:
  events:
    Deposit Opened: { text: You opened a deposit, purposes: [offers], retention: 2 years }
  fields:
    balance: { class: attribute, type: number, purposes: [offers], retention: 2 years, text: Your balance }
    age: { class: attribute, type: number, purposes: [fairness-monitoring], retention: 2 years, group: { bounds: [60] }, text: Your age }
`,
  )
  .concat(`algorithms:
  savings-offer:
    text: Chooses whom we show the savings offer.
    owner: The savings team, ask for Rui
    purpose: offers
    inputs: [balance]
    succeeds: { event: Deposit Opened, within: 30 days }
    share: 0.2
    watch: { by: [age], tolerance: 0.8, on_alarm: fallback, references: { age: under 60 } }
`)

/** An import map that brings the age of somebody, in the column `plan`, and their plan too. */
const ageMap = testMap.replace('  plan: { column: plan }', '  plan: { column: plan }\n  age: { column: plan }')

/** A decision to be: about whom, and whether they got the offer. */
export type Decided = {
  readonly customer: string
  readonly offered: boolean
  readonly mode?: string
  readonly model?: string
  readonly at?: number
}

export type Bank = {
  readonly house: TestHouse
  /** So many customers of an age; an empty one is not known. */
  customers(n: number, age: string): Promise<string[]>
  /** Decisions as the offers leave them behind. */
  decided(...decisions: readonly Decided[]): Promise<void>
}

export const openBank = async (options: TestHouseOptions = {}): Promise<Bank> =>
  bankIn(await openTestHouse({ policy: bankPolicy, ...options }))

/** The same in a house that is open. */
export function bankIn(house: TestHouse): Bank {
  let brought = 0
  return {
    house,
    customers: (n, age) =>
      importTestCustomers(
        house,
        Array.from({ length: n }, () => ({ key: `c${++brought}`, plan: age })),
        ageMap,
      ),
    async decided(...decisions) {
      const writes = decisions.map(one => rowOf(house, one))
      assert.ok((await house.store.commit({ expect: [], writes })).done)
    },
  }
}

const rowOf = (house: TestHouse, { customer, offered, mode = 'score', model = 'm1', at }: Decided): Write => ({
  do: 'insert',
  table: 'offers_made',
  row: {
    customer,
    entry: house.ids.id(),
    algorithm: 'savings-offer',
    at: at ?? house.clock.now(),
    mode,
    offered: offered ? 1 : 0,
    propensity: 200_000,
    model,
    inputs: null,
    counted: 0,
  },
})
