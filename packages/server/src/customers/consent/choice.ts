import type { ConsentType, Evidence, Instant, Json } from '@candor/terms'
import type { Preference, Standing, StateChoice } from '../state/index.ts'

/** Where a choice came from; a list so that an audit can group by it. */
export type Via =
  | 'import'
  | 'preferences'
  | 'one-click'
  | 'stop-all'
  | 'undo'
  | 'staff'
  | 'api'
  | 'bounce'
  | 'banner'
  | 'gpc'
  | 'merge'
  | 'retention'

/** What a customer says, before it has an instant. A yes always carries its evidence. */
export type Saying =
  | {
      readonly kind: 'consent'
      readonly purpose: string
      readonly channel: string
      readonly type: ConsentType
      readonly evidence: Evidence
      readonly optOutOffered?: boolean
      readonly parental?: boolean
    }
  | { readonly kind: 'refusal' | 'withdrawal' | 'objection'; readonly purpose: string; readonly channel: string }
  | { readonly kind: 'preference'; readonly value: Preference }

/** A choice as recorded: append-only, newest wins, a tie is a no. */
export type Choice = {
  readonly choice: string
  readonly said: Saying
  readonly at: Instant
  readonly recordedAt: Instant
  readonly via: Via
}

// INVARIANT: a no binds from now on even if the clock was set back since the yes; a yes after a no is later than that no.
/** The instant at which a live choice binds: now, or as late as the earlier choice it answers. */
export function bindsAt(said: Saying, state: Standing, now: Instant): Instant {
  if (said.kind === 'preference') return now
  const { slots } = state.layout
  let at = now
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] as { purpose: string; channel: string }
    if (!touches(said, slot)) continue
    at = Math.max(at, said.kind === 'consent' ? state.optOutAt(i) + 1 : state.consentAt(i))
  }
  return at
}

const touches = (said: { purpose: string; channel: string }, slot: { purpose: string; channel: string }): boolean =>
  meets(said.purpose, slot.purpose) && meets(said.channel, slot.channel)
const meets = (a: string, b: string): boolean => a === 'any' || b === 'any' || a === b

export function stateChoice(said: Saying, at: Instant): StateChoice {
  if (said.kind !== 'consent') return said.kind === 'preference' ? said : { ...said, at }
  const { evidence: _, ...rest } = said
  return { ...rest, at }
}

/** What the log commits to: everything, the evidence of a yes included. */
export function choiceBody(choice: Choice): Json {
  return { choice: choice.choice, at: choice.at, via: choice.via, said: JSON.parse(JSON.stringify(choice.said)) }
}
