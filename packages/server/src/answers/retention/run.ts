import type { Instant } from '@candor/terms'
import type { Store } from '../../adapters/store/index.ts'
import type { House } from '../../decisions/index.ts'
import { type HouseTime, lookAtClock } from '../../record/index.ts'
import { eraseCustomer } from '../erasure/index.ts'
import { customersRule, endCustomers, lastUse } from './end-customers.ts'
import { endFields, fieldsRule } from './end-fields.ts'
import { type Ended, endRows } from './end-rows.ts'
import { fieldLimits } from './field-limits.ts'
import { noteRun } from './last-run.ts'
import { rowRules } from './rules.ts'
import { tendHolds } from './tend-holds.ts'
import { oldProfiles, type WalkPlace, walkBegins } from './walk-profiles.ts'

/** Rows in one transaction: few enough that nobody waits for it. */
const inOneBatch = 200
/** Persons in one transaction: each has a state to write. */
const personsInOneBatch = 50

export type RunDone = {
  readonly now: Instant
  readonly leap?: HouseTime['leap']
  /** By rule, those that ended something alone. */
  readonly rules: readonly (Ended & { readonly rule: string })[]
  /** There may be more rows that are over. */
  readonly more: boolean
  /** Every profile that is old enough was looked at; else the next run goes on with the next. */
  readonly walked: boolean
}

/** How much one run does at most of each rule, in batches. */
export type RunLimits = { readonly batches: number }

const nothing: Ended = { ended: 0, held: 0 }
const plus = (a: Ended, b: Ended): Ended => ({ ended: a.ended + b.ended, held: a.held + b.held })

/**
 * Ends what is over, rule by rule, in batches that each stand or fall with their entry: a crash at any point loses none and counts none
 * twice, and the next run goes on. Does nothing while the clock is not believed.
 */
export async function runRetention(house: House, { batches }: RunLimits): Promise<RunDone> {
  const time = await lookAtClock(house)
  if (time.leap) return { ...time, rules: [], more: false, walked: true }
  await tendHolds(house, time.now)
  const done: (Ended & { rule: string })[] = []
  let [more, walked] = [false, true]
  const add = (rule: string, { all }: Turn): void => {
    if (all.ended + all.held > 0) done.push({ rule, ...all })
  }
  for (const rule of await rowRules(house)) {
    const turn = await again(batches, () => endRows(house, rule, time.now, inOneBatch))
    more ||= turn.full
    add(rule.name, turn)
  }
  for (const turn of await walks(house, time.now, batches)) {
    walked &&= !turn.full
    add(turn.rule, turn)
  }
  await noteRun(house, time.now)
  return { now: time.now, rules: done, more, walked }
}

type Turn = { readonly all: Ended; readonly full: boolean }

/** Batch after batch until one is not full. */
async function again(most: number, batch: () => Promise<Ended>): Promise<Turn> {
  let all = nothing
  for (let n = 0; n < most; n++) {
    const one = await batch()
    all = plus(all, one)
    if (one.ended + one.held < inOneBatch) return { all, full: false }
  }
  return { all, full: true }
}

const walks = async (house: House, now: Instant, batches: number): Promise<(Turn & { rule: string })[]> => {
  const erase = async (customer: string): Promise<boolean> =>
    (await eraseCustomer(house, { customer, why: 'retention', by: 'job' })).ok
  const fields = await walk(house, fieldsRule, fieldLimits(house.judge.policy, now).earliest, batches, some =>
    endFields(house, some, now),
  )
  const customers = await walk(house, customersRule, lastUse(house, now), batches, some =>
    endCustomers(house, some, now, erase),
  )
  return [
    { rule: fieldsRule, ...fields },
    { rule: customersRule, ...customers },
  ]
}

const places = new WeakMap<Store, Map<string, WalkPlace>>()

/** Looks at profiles of before an instant, some at a time, from where the last run of this process came to; at the end it begins again. */
async function walk(
  house: House,
  rule: string,
  before: Instant,
  batches: number,
  end: (customers: readonly string[]) => Promise<Ended>,
): Promise<Turn> {
  const known = places.get(house.store) ?? new Map<string, WalkPlace>()
  places.set(house.store, known)
  let all = nothing
  for (let n = 0; n < batches; n++) {
    const rows = await oldProfiles(house.store, before, known.get(rule) ?? walkBegins, personsInOneBatch).execute()
    all = plus(all, rows.length > 0 ? await end(rows.map(({ customer }) => customer)) : nothing)
    const last = rows.at(-1)
    if (!last || rows.length < personsInOneBatch) {
      known.delete(rule)
      return { all, full: false }
    }
    known.set(rule, last)
  }
  return { all, full: true }
}
