import { isDeepStrictEqual } from 'node:util'
import type { Ground } from '../adapters/ground.ts'
import { historyKeptSince } from '../customers/history/index.ts'
import { describeState, forgetContacts, readState } from '../customers/state/index.ts'
import type { Judge } from './judge.ts'
import { stateFromTruth } from './rebuild.ts'

/** A stored decision state that is not what the truth gives, and the first field that differs. */
export type Difference = { readonly customer: string; readonly field: string }
export type StateCheck = { readonly checked: number; readonly different: readonly Difference[] }

/**
 * Compares stored decision states with what profile, choices, suppression and dispatches give, byte for byte. `sample` takes
 * that many customers, the first in order; absent: all of them. For a quiet house: who changes meanwhile is looked at twice,
 * and reported if it differs both times.
 */
export async function checkStates(
  ground: Ground,
  judge: Judge,
  sample = Number.POSITIVE_INFINITY,
): Promise<StateCheck> {
  const different: Difference[] = []
  let checked = 0
  for (let after = ''; checked < sample; ) {
    const customers = await customersAfter(ground, after, Math.min(100, sample - checked))
    for (const customer of customers) {
      const field = (await differingField(ground, judge, customer)) && (await differingField(ground, judge, customer))
      if (field) different.push({ customer, field })
    }
    checked += customers.length
    after = customers.at(-1) ?? after
    if (customers.length === 0) break
  }
  return { checked, different }
}

export async function customersAfter(ground: Ground, after: string, limit: number): Promise<string[]> {
  const rows = await ground.store.db
    .selectFrom('customer_state')
    .select('customer')
    .where('customer', '>', after)
    .orderBy('customer')
    .limit(limit)
    .execute()
  return rows.map(row => row.customer)
}

/** `customer` when there is no such customer behind the state, `layout` when another policy wrote it. */
export async function differingField(ground: Ground, judge: Judge, customer: string): Promise<string | undefined> {
  const row = await ground.store.get('customer_state', { customer })
  if (!row) return undefined
  if (row.layout !== judge.layout.tag) return 'layout'
  const stored = await readState(ground.store, judge.layout, customer)
  if (!stored) return undefined
  const { state } = stored
  const keptSince = await historyKeptSince(ground.store)
  const truth = await stateFromTruth(ground, judge, customer, state.contactsKnownSince)
  if (!truth) return 'customer'
  // The truth knows nothing from before its history begins; the state may, and need not.
  if (keptSince > 0) forgetContacts(state, keptSince)
  if (Buffer.compare(state.bytes, truth.bytes) === 0) return undefined
  const [a, b] = [describeState(state, judge.codes), describeState(truth, judge.codes)]
  return Object.keys({ ...a, ...b }).find(field => !isDeepStrictEqual(a[field], b[field])) ?? 'bytes'
}
