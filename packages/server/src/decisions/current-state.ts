import type { Ground } from '../adapters/ground.ts'
import { currentOf } from '../customers/identity/index.ts'
import { readState, type StoredState } from '../customers/state/index.ts'
import type { Judge } from './judge.ts'

/** Who stands for a customer, and their decision state. */
export type CurrentState = { readonly customer: string; readonly before: StoredState }

/** The decision state, which holds choices and no profile; a merged customer has none and is looked up. */
export async function currentState(ground: Ground, judge: Judge, customer: string): Promise<CurrentState | undefined> {
  const own = await readState(ground.store, judge.layout, customer)
  if (own) return { customer, before: own }
  const current = await currentOf(ground, customer)
  const before = current === undefined ? undefined : await readState(ground.store, judge.layout, current)
  return current === undefined || !before ? undefined : { customer: current, before }
}
