import type { Instant } from '@candor/terms'
import type { Standing, StateLayout } from '../state/index.ts'

/** What the policy says of the vault, as far as this room needs it. */
export type Asked = {
  readonly purpose: string
  readonly attributes: { readonly [attribute: string]: { readonly values: readonly string[] } }
}

/** What people are asked, and how their states are kept. A judge is one. */
export type Asking = { readonly policy: { readonly vault?: Asked }; readonly layout: StateLayout }

/** What a person told of themselves, by attribute. */
export type Answers = { readonly [attribute: string]: string }

/** Answers with the purpose they were given for and the instant. */
export type Told = { readonly purpose: string; readonly at: Instant; readonly answers: Answers }

// INVARIANT: as the gate has it, a yes counts when no refusal of the same or a later time is known.
/** Since when the yes to this purpose holds; undefined when there is none. It is about no channel. */
export function agreedSince(state: Standing, purpose: string): Instant | undefined {
  const slot = state.slotOf(purpose, 'any')
  const yes = slot < 0 ? 0 : state.consentAt(slot)
  return yes > 0 && yes > lastNo(state, purpose) ? yes : undefined
}

/** Whether this customer says yes to the vault now. */
export const hasAgreed = (state: Standing, purpose: string): boolean => agreedSince(state, purpose) !== undefined

function lastNo(state: Standing, purpose: string): Instant {
  const slots = [state.slotOf(purpose, 'any'), state.slotOf('any', 'any')]
  return Math.max(0, ...slots.map(slot => (slot < 0 ? 0 : state.optOutAt(slot))))
}

/** Whether these answers may be used now: given for this purpose, and under a yes that was never taken back since. */
export const isAlive = (told: Told, state: Standing, purpose: string): boolean =>
  told.purpose === purpose && agreedSince(state, purpose) !== undefined && told.at > lastNo(state, purpose)

/** Of what the halves of one person told, the newest holds whole: a later word that leaves something out leaves it out on purpose. */
export const newestOf = (halves: readonly string[], told: ReadonlyMap<string, Told>): Told | undefined =>
  halves.flatMap(half => told.get(half) ?? []).toSorted((a, b) => b.at - a.at)[0]
