import { isDeepStrictEqual } from 'node:util'
import { type Choice, choiceRow } from '../../customers/consent/index.ts'
import type { CandidateCustomer } from '../../customers/imports/index.ts'
import {
  type ContactPoint,
  effectivePlace,
  filled,
  isAddress,
  othersOf,
  type Profile,
  pointPatch,
  pointsOf,
  profilePatch,
  readProfile,
} from '../../customers/profiles/index.ts'
import { applyAttributes, applyPlace, readState, stateChange } from '../../customers/state/index.ts'
import { endedAnswers } from '../../customers/vault/ending/index.ts'
import { applyAddresses, type House } from '../../decisions/index.ts'
import { type Change, type Happening, keyOf, noChange, together } from '../../record/index.ts'
import { admit, recordedBeside } from './admit.ts'
import { importEntry } from './enroll.ts'
import { type Sorted, sortFields } from './sort-fields.ts'

/**
 * What a judged row changes about a customer who is known: newer data replaces older, older data only fills gaps, choices
 * are added, never taken away. A row that says nothing new changes nothing.
 */
export async function refresh(
  house: House,
  run: string,
  customer: string,
  candidate: CandidateCustomer,
): Promise<{ change: Change; value: 'updated' | 'unchanged' }> {
  const before = await readState(house.store, house.judge.layout, customer)
  const profile = await readProfile(house, customer)
  if (!before || !profile) return { change: noChange, value: 'unchanged' }
  const { state } = before
  const sorted = sortFields(house.judge.policy, candidate)
  const merged = merge(profile, candidate, sorted, house.clock.now())
  const known = await pointsOf(house, customer)
  // The row's key led here already; of a merged customer it may be the name of another half, and stays with it.
  const fresh = newPoints(known, sorted.points.filter(isAddress), isNewer(profile, candidate))
  const others = await othersOf(house, customer)
  const whole = filled(merged, others.profiles)
  await applyPlace(state, house.judge.codes, effectivePlace(whole))
  await applyAttributes(state, house.judge.codes, whole.attributes)
  await applyAddresses(house, state, [...known.filter(point => !isOn(fresh, point)), ...fresh, ...others.points])
  const recorded = await recordedBeside(house, customer, state, candidate)
  const choices = admit(house, candidate, { state, recorded })
  const same = isDeepStrictEqual({ ...merged, updatedAt: 0 }, { ...profile, updatedAt: 0 })
  if (same && fresh.length === 0 && choices.length === 0) return { change: noChange, value: 'unchanged' }
  const key = await keyOf(house, customer, 'profile')
  const writes = [
    ...key.writes,
    profilePatch(house, key.key, merged),
    ...fresh.flatMap(point => pointPatch(house, key.key, customer, point, house.clock.now())),
    ...choices.map(choice => choiceRow(house, key.key, customer, choice)),
    ...(choices.length === 0 ? [] : await endedAnswers(house, house.judge, customer, state)),
  ]
  const expect = [{ table: 'profiles' as const, key: { customer }, version: profile.version }]
  const entry = importEntry(house, customer, run, candidate, choices)
  const happenings = [...changedNews(profile, merged), ...choiceNews(customer, choices)]
  const kept = { expect, writes, happenings }
  return { change: together(kept, stateChange(customer, before.version, state), entry), value: 'updated' }
}

/** What others may react to: the names of what changed, never a value. */
function changedNews(before: Profile, after: Profile): Happening[] {
  const names = (of: (profile: Profile) => object) => differing(of(before), of(after))
  const fields = [...names(({ attributes }) => attributes), ...names(({ sealed }) => sealed)].sort()
  const place = names(profile => profile.place).sort()
  if (fields.length === 0 && place.length === 0) return []
  return [{ customer: before.customer, kind: 'profile-changed', body: { fields, place } }]
}

const differing = (before: object, after: object): string[] => {
  const was = new Map(Object.entries(before))
  return Object.entries(after).flatMap(([name, value]) => (was.get(name) === value ? [] : [name]))
}

const choiceNews = (customer: string, choices: readonly Choice[]): Happening[] =>
  choices.length === 0
    ? []
    : [{ customer, kind: 'choices-recorded', body: { choices: choices.map(({ choice }) => choice), via: 'import' } }]

const isNewer = (profile: Profile, candidate: CandidateCustomer): boolean =>
  candidate.collectedAt >= profile.collectedAt

const isOn = (points: readonly ContactPoint[], { channel }: ContactPoint): boolean =>
  points.some(point => point.channel === channel)

/** The addresses of a row that take the place of a known one, or fill a gap. A customer has one address per channel. */
function newPoints(known: readonly ContactPoint[], given: readonly ContactPoint[], newer: boolean): ContactPoint[] {
  const isKnown = ({ channel, address }: ContactPoint) =>
    known.some(point => point.channel === channel && point.address === address)
  return given.filter(point => !isKnown(point) && (newer || !isOn(known, point)))
}

function merge(profile: Profile, candidate: CandidateCustomer, sorted: Sorted, now: number): Profile {
  const newer = isNewer(profile, candidate)
  const over = <T extends object>(old: T, given: T): T => (newer ? { ...old, ...given } : { ...given, ...old })
  return {
    ...profile,
    attributes: over(profile.attributes, sorted.attributes),
    sealed: over(profile.sealed, sorted.sealed),
    place: over(profile.place, candidate.place),
    source: newer ? candidate.source : profile.source,
    collectedAt: Math.max(profile.collectedAt, candidate.collectedAt),
    updatedAt: now,
  }
}
