import type { Budget, Channel, ConsentType, Dial, Instant, QuietHours } from '@candor/terms'
import { contactsKept } from './layout.ts'
import { consentFlags, type Standing } from './standing.ts'

/** A choice as the state sees it. Evidence was checked before: a yes without evidence never reaches the state. */
export type StateChoice =
  | {
      readonly kind: 'consent'
      readonly purpose: string
      readonly channel: string
      readonly type: ConsentType
      readonly at: Instant
      readonly optOutOffered?: boolean
      readonly parental?: boolean
    }
  | {
      readonly kind: 'refusal' | 'withdrawal' | 'objection'
      readonly purpose: string
      readonly channel: string
      readonly at: Instant
    }
  | { readonly kind: 'preference'; readonly value: Preference }

/** What a customer set about how, how often and when. An absent field leaves that preference as it is. */
export type Preference = {
  readonly budgets?: readonly Budget[]
  readonly quietHours?: readonly QuietHours[]
  /** 0 ends a pause. */
  readonly pausedUntil?: Instant
  readonly dial?: Dial
}

// INVARIANT: order of arrival does not matter: the newest yes and the newest no per slot are kept, and the gate compares them (a tie is a no).
/** Folds one choice into the state. Choices about a purpose or channel the policy does not know are kept elsewhere and change nothing here. */
export function applyChoice(state: Standing, choice: StateChoice): void {
  if (choice.kind === 'preference') {
    applyPreference(state, choice.value)
    return
  }
  const slot = state.slotOf(choice.purpose, choice.channel)
  if (slot < 0) return
  if (choice.kind !== 'consent') {
    if (choice.at > state.optOutAt(slot)) state.setOptOut(slot, choice.at)
    return
  }
  if (choice.at < state.consentAt(slot)) return
  const flags = (choice.parental ? consentFlags.parental : 0) | (choice.optOutOffered ? consentFlags.optOutOffered : 0)
  state.setConsent(slot, choice.at, choice.type, flags)
}

function applyPreference(state: Standing, value: Preference): void {
  if (value.budgets) state.budgets = value.budgets
  if (value.quietHours) state.quietHours = value.quietHours
  if (value.pausedUntil !== undefined) state.pausedUntil = value.pausedUntil
  if (value.dial) state.dial = value.dial
}

/** Adds a contact that is in flight, handed over or unknown; when full, the oldest falls out and the state says since when it knows. */
export function addContact(state: Standing, at: Instant, channel: Channel, subject = 0): void {
  if (state.contactCount === contactsKept) dropOldest(state)
  state.setContact(state.contactCount, at, channel, subject)
  state.contactCount++
}

/** Takes back a contact that provably did not happen (the provider refused it). */
export function removeContact(state: Standing, at: Instant, channel: Channel): void {
  for (let i = 0; i < state.contactCount; i++) {
    if (state.contactAt(i) !== at || state.contactChannel(i) !== channel) continue
    takeOut(state, i)
    return
  }
}

function dropOldest(state: Standing): void {
  let oldest = 0
  for (let i = 1; i < state.contactCount; i++) if (state.contactAt(i) < state.contactAt(oldest)) oldest = i
  // One millisecond later: the dropped instant itself is no longer known.
  state.contactsKnownSince = Math.max(state.contactsKnownSince, state.contactAt(oldest) + 1)
  takeOut(state, oldest)
}

function takeOut(state: Standing, i: number): void {
  const last = state.contactCount - 1
  if (i !== last) state.moveContact(last, i)
  state.contactCount = last
}
