import type { Channel } from '@candor/terms'
import type { Write } from '../../adapters/store/index.ts'
import type { Policy } from '../../brand/policy/index.ts'
import { type Choice, choiceBody, choiceRow, type Saying, stateChoice } from '../../customers/consent/index.ts'
import type { CandidateCustomer } from '../../customers/imports/index.ts'
import {
  type ContactPoint,
  canonicalAddress,
  type Fields,
  pointRow,
  profileRow,
} from '../../customers/profiles/index.ts'
import { applyAttributes, applyChoice, applyPlace, Standing, stateChange } from '../../customers/state/index.ts'
import { suppressionOf } from '../../customers/suppression/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Change, makeKey, together } from '../../record/index.ts'

/** A row's fields as the data map keeps them: in the clear, sealed, and as addresses found by blind index. */
export type Sorted = { readonly attributes: Fields; readonly sealed: Fields; readonly points: readonly ContactPoint[] }

export function sortFields(policy: Policy, candidate: CandidateCustomer): Sorted {
  const entries = Object.entries(candidate.fields)
  const ofClass = (attribute: boolean) =>
    Object.fromEntries(entries.filter(([name]) => (policy.fields[name]?.class === 'attribute') === attribute))
  const addresses = entries.flatMap(([name, value]): ContactPoint[] => {
    const channel = policy.fields[name]?.addressOf
    return channel ? [{ channel, address: String(value) }] : []
  })
  return {
    attributes: ofClass(true),
    sealed: ofClass(false),
    points: [{ channel: 'id', address: candidate.key }, ...addresses],
  }
}

/** What makes a new customer of one judged row: keys, profile, addresses, choices with their evidence, decision state, one entry. */
export async function enroll(house: House, run: string, candidate: CandidateCustomer): Promise<Change> {
  const customer = house.ids.customer()
  const now = house.clock.now()
  const key = makeKey(house, customer, 'profile')
  const { attributes, sealed, points } = sortFields(house.judge.policy, candidate)
  const state = new Standing(house.judge.layout).clear()
  await applyPlace(state, house.judge.codes, candidate.place)
  await applyAttributes(state, house.judge.codes, attributes)
  await applyPoints(house, state, points)
  const choices = admitted(house, candidate, state)
  const profile = {
    customer,
    attributes,
    sealed,
    place: candidate.place,
    source: candidate.source,
    collectedAt: candidate.collectedAt,
    updatedAt: now,
  }
  const writes: Write[] = [
    ...key.writes,
    profileRow(house, key.key, profile),
    ...points.map(point => pointRow(house, key.key, customer, point, now)),
    ...choices.map(choice => choiceRow(house, key.key, customer, choice)),
  ]
  return together(
    { writes },
    stateChange(customer, 0, state),
    importEntry(house, customer, run, candidate, choices, true),
  )
}

/** Marks which addresses there are, and which of them must not be written to: a suppression survives every import. */
export async function applyPoints(house: House, state: Standing, points: readonly ContactPoint[]): Promise<void> {
  for (const point of points) {
    if (point.channel === 'id') continue
    state.setKnows(point.channel, true)
    const suppression = await suppressionOf(house, point.channel, canonicalAddress(point))
    if (suppression) state.setSuppression(point.channel as Channel, suppression.scope)
  }
}

// INVARIANT: a no is applied before any yes, and a yes is taken only where no refusal of the same or a later time is known.
/** The choices of a row that count, folded into the state. What the state already holds is not repeated. */
export function admitted(house: House, candidate: CandidateCustomer, state: Standing): Choice[] {
  const taken: Choice[] = []
  const take = (said: Saying, at: number) => {
    const choice: Choice = { choice: house.ids.id(), said, at, recordedAt: house.clock.now(), via: 'import' }
    applyChoice(state, stateChoice(said, at))
    taken.push(choice)
  }
  for (const { purpose, channel, at } of candidate.refusals) {
    const slot = state.slotOf(purpose, channel)
    if (slot < 0 || at > state.optOutAt(slot)) take({ kind: 'refusal', purpose, channel }, at)
  }
  for (const consent of candidate.consents) {
    const { purpose, channel, evidence } = consent
    const slot = state.slotOf(purpose, channel)
    const isNew = slot >= 0 && evidence.at > state.consentAt(slot)
    if (isNew && evidence.at > refusedAt(state, purpose, channel)) take({ kind: 'consent', ...consent }, evidence.at)
  }
  return taken
}

/** The newest no that covers a purpose on a channel, 0 when there is none. */
function refusedAt(state: Standing, purpose: string, channel: string): number {
  const { slots } = state.layout
  return slots.reduce((newest, slot, i) => {
    const covers =
      (slot.purpose === 'any' || slot.purpose === purpose) &&
      (slot.channel === 'any' || channel === 'any' || slot.channel === channel)
    return covers ? Math.max(newest, state.optOutAt(i)) : newest
  }, 0)
}

/** One entry per accepted row: where the data came from, which fields (never their values), which choices with their evidence. */
export function importEntry(
  house: House,
  customer: string,
  run: string,
  candidate: CandidateCustomer,
  choices: readonly Choice[],
  isNew = false,
): Partial<Change> {
  const body = {
    run,
    source: candidate.source,
    collectedAt: candidate.collectedAt,
    fields: Object.keys(candidate.fields),
    choices: choices.map(choiceBody),
  }
  return { entries: [{ entry: house.ids.id(), customer, kind: 'import', body, isNew }] }
}
