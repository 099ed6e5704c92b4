import type { Instant } from '@candor/terms'
import { type Choice, choicesOf, type Saying, stateChoice } from '../../customers/consent/index.ts'
import type { CandidateCustomer } from '../../customers/imports/index.ts'
import { applyChoice, type Slot, type Standing } from '../../customers/state/index.ts'
import type { House } from '../../decisions/index.ts'

/** What a row says on a customer's behalf. */
export type Words = Pick<CandidateCustomer, 'refusals' | 'consents'>

/** What is known of the customer: the state, which takes in what is admitted, and choices about what the policy no longer or not yet names. */
export type Known = { readonly state: Standing; readonly recorded: readonly Choice[] }

// INVARIANT: a no is applied before any yes, and a yes is taken only where no refusal of the same or a later time is known.
/** The choices of a row that count, folded into the state. What is known already is not repeated. */
export function admit(house: House, words: Words, known: Known): Choice[] {
  const { state } = known
  const now = house.clock.now()
  const taken: Choice[] = []
  const take = (said: Saying, at: Instant) => {
    applyChoice(state, stateChoice(said, at))
    taken.push({ choice: house.ids.id(), said, at, recordedAt: now, via: 'import' })
  }
  for (const { purpose, channel, at, kind = 'refusal' } of words.refusals)
    if (!isKnown(known, { purpose, channel, at }, now)) take({ kind, purpose, channel }, at)
  for (const { at: said, ...consent } of words.consents) {
    const { purpose, channel, evidence } = consent
    const at = said ?? evidence.at
    const slot = state.slotOf(purpose, channel)
    const isNew = slot >= 0 && at > state.consentAt(slot)
    if (isNew && at > refusedAt(state, purpose, channel)) take({ kind: 'consent', ...consent }, at)
  }
  return taken
}

/** What `admit` must know of a customer beside the state: only a word on a purpose or channel the policy does not name asks for more. */
export async function recordedBeside(
  house: House,
  customer: string,
  state: Standing,
  { refusals }: Pick<Words, 'refusals'>,
): Promise<readonly Choice[]> {
  const isElsewhere = refusals.some(({ purpose, channel }) => state.slotOf(purpose, channel) < 0)
  return isElsewhere ? choicesOf(house, customer) : []
}

type No = { readonly purpose: string; readonly channel: string; readonly at: Instant }

function isKnown({ state, recorded }: Known, no: No, now: Instant): boolean {
  const slot = state.slotOf(no.purpose, no.channel)
  if (slot < 0) return recorded.some(({ said, at }) => isSameNo(said, no) && (at >= no.at || no.at >= now))
  // A no without a readable time is given that of its import: where one stands, importing the same row again says nothing new.
  return no.at <= state.optOutAt(slot) || (no.at >= now && stands(state, slot))
}

const isSameNo = (said: Saying, { purpose, channel }: No): boolean =>
  said.kind !== 'consent' && said.kind !== 'preference' && said.purpose === purpose && said.channel === channel

/** Whether a no holds in this slot that no yes to the same came after. */
function stands(state: Standing, slot: number): boolean {
  const { slots } = state.layout
  const no = state.optOutAt(slot)
  return no > 0 && slots.every((other, i) => !meets(other, slots[slot] as Slot) || state.consentAt(i) <= no)
}

const meets = (a: Slot, b: Slot): boolean => same(a.purpose, b.purpose) && same(a.channel, b.channel)
const same = (a: string, b: string): boolean => a === 'any' || b === 'any' || a === b

/** The newest no that covers a purpose on a channel, 0 when there is none. */
function refusedAt(state: Standing, purpose: string, channel: string): Instant {
  const { slots } = state.layout
  return slots.reduce((newest, slot, i) => {
    const covers =
      (slot.purpose === 'any' || slot.purpose === purpose) &&
      (slot.channel === 'any' || channel === 'any' || slot.channel === channel)
    return covers ? Math.max(newest, state.optOutAt(i)) : newest
  }, 0)
}
