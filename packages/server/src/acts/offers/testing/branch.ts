import assert from 'node:assert/strict'
import { type Dial, day } from '@candor/terms'
import {
  importTestCustomers,
  noon,
  openTestHouse,
  type TestHouse,
  type TestHouseOptions,
  testMap,
  testPolicy,
} from '../../../../../../test/house.ts'
import { eventRow } from '../../../customers/events/index.ts'
import { type OfferMade, offerRow } from '../../../customers/offers/index.ts'
import { say } from '../../choices/index.ts'
import { makeOffer, type OfferAnswer } from '../index.ts'

/** The test brand, offering deposits by what people have with it. */
export const savingPolicy = testPolicy
  .replace(
    'data:\n',
    `  savings:
    text: We show you offers that may fit you.
    basis: consent
    class: marketing
    retention: 12 months
data:
  events:
    Deposit Opened: { text: You opened a deposit, purposes: [savings, service], retention: 12 months }
`,
  )
  .replace(
    '    plan: { class',
    `    balance: { class: attribute, type: number, purposes: [savings], retention: 12 months, text: Your balance }
    city: { class: attribute, type: text, purposes: [savings, service], retention: 12 months, text: Your city }
    secret: { class: attribute, type: text, purposes: [savings], retention: 12 months }
    plan: { class`,
  )
  .concat(`algorithms:
  savings-offer:
    text: Chooses whom we show the savings offer.
    owner: Jo of the branch
    purpose: savings
    inputs: [balance, city]
    succeeds: { event: Deposit Opened, within: 30 days }
    share: 0.25
    explore: 0.2
    holdout: 0.2
    watch: { by: [plan], on_alarm: fallback }
`)

/** An import map that brings the balance in the column `plan` and the city in `name`. */
const savingMap = testMap
  .replace('  plan: { column: plan }', '  balance: { column: plan }\n  secret: { fixed: nobody asks }')
  .replace('  name: { column: name }', '  city: { column: name }')

const yes = {
  kind: 'consent',
  purpose: 'savings',
  channel: 'any',
  type: 'express',
  evidence: { text: 'Show me offers.', version: 'v1', surface: 'account', locale: 'en', at: noon },
} as const

export const within = 30 * day

export type Saver = { readonly key: string; readonly balance?: number; readonly city?: string }

export type Branch = {
  readonly house: TestHouse
  /** Come in, say yes and set the dial; without one, have said nothing at all. */
  savers(savers: readonly Saver[], dial?: Dial): Promise<string[]>
  saver(key: string, dial?: Dial): Promise<string>
  opensDeposit(customer: string, at?: number): Promise<void>
  offer(customer: string): Promise<OfferAnswer>
  /** Decisions that were made earlier, as they would be kept. */
  past(offers: readonly Partial<OfferMade>[]): Promise<void>
}

type BranchOptions = TestHouseOptions & { readonly house?: TestHouse }

/** In a house of its own, or in one that is open. */
export async function openBranch(options: BranchOptions = {}): Promise<Branch> {
  const house = options.house ?? (await openTestHouse({ policy: savingPolicy, ...options }))
  const savers: Branch['savers'] = async (people, dial) => {
    const rows = people.map(({ key, balance = 100, city = 'Porto' }) => ({ key, plan: String(balance), name: city }))
    const ids = await importTestCustomers(house, rows, savingMap)
    if (dial === undefined) return ids
    for (const id of ids)
      assert.ok((await say(house, id, [yes, { kind: 'preference', value: { dial } }], 'preferences')).ok)
    return ids
  }
  return {
    house,
    savers,
    saver: async (key, dial) => (await savers([{ key }], dial))[0]!,
    async opensDeposit(customer, at = house.clock.now()) {
      const row = eventRow(house, undefined, customer, {
        event: house.ids.id(),
        source: 'web',
        type: 'track',
        name: 'Deposit Opened',
        at,
        receivedAt: at,
        purposes: ['savings', 'service'],
        attributes: {},
        sealed: {},
      })
      assert.ok((await house.store.commit({ expect: [], writes: [row] })).done)
    },
    async offer(customer) {
      const made = await makeOffer(house, { algorithm: 'savings-offer', customer })
      assert.ok(made.ok, JSON.stringify(made))
      return made.value
    },
    async past(offers) {
      const writes = offers.map(offer =>
        offerRow({
          customer: 'nobody',
          entry: house.ids.id(),
          algorithm: 'savings-offer',
          at: house.clock.now() - within - day,
          mode: 'holdout',
          offered: true,
          propensity: 0.25,
          model: null,
          inputs: { balance: 1, city: 'Porto' },
          ...offer,
        }),
      )
      assert.ok((await house.store.commit({ expect: [], writes })).done)
    },
  }
}

/** A branch with a model: people with much money take the offer, others hardly. */
export async function openTaughtBranch(options: BranchOptions = {}): Promise<Branch> {
  const branch = await openBranch(options)
  const people = await branch.savers(
    Array.from({ length: 220 }, (_, n) => ({ key: `past-${n}`, balance: n % 2 === 0 ? 900 : 100 })),
    'full',
  )
  await branch.past(
    people.map((customer, n) => ({ customer, inputs: { balance: n % 2 === 0 ? 900 : 100, city: 'Porto' } })),
  )
  for (const [n, customer] of people.entries())
    if (n % 2 === 0 ? n % 6 !== 0 : n % 20 === 1) await branch.opensDeposit(customer, branch.house.clock.now() - within)
  return branch
}
