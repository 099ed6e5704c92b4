import { isDeepStrictEqual } from 'node:util'
import { choiceRow } from '../../customers/consent/index.ts'
import type { CandidateCustomer } from '../../customers/imports/index.ts'
import { type Profile, pointRow, pointsOf, profilePatch, readProfile } from '../../customers/profiles/index.ts'
import { applyAttributes, applyPlace, readState, stateChange } from '../../customers/state/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Change, keyOf, noChange, together } from '../../record/index.ts'
import { admitted, applyPoints, importEntry, sortFields } from './enroll.ts'

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
  const sorted = sortFields(house.judge.policy, candidate)
  const merged = merge(profile, candidate, sorted, house.clock.now())
  const known = await pointsOf(house, customer)
  const points = sorted.points.filter(
    point =>
      !known.some(
        other => other.channel === point.channel && (other.address === point.address || !isNewer(profile, candidate)),
      ),
  )
  const { state } = before
  await applyPlace(state, house.judge.codes, merged.place)
  await applyAttributes(state, house.judge.codes, merged.attributes)
  await applyPoints(house, state, points)
  const choices = admitted(house, candidate, state)
  const same = isDeepStrictEqual({ ...merged, updatedAt: 0 }, { ...profile, updatedAt: 0 })
  if (same && points.length === 0 && choices.length === 0) return { change: noChange, value: 'unchanged' }
  const key = await keyOf(house, customer, 'profile')
  const writes = [
    ...key.writes,
    profilePatch(house, key.key, merged),
    ...points.map(point => pointRow(house, key.key, customer, point, house.clock.now())),
    ...choices.map(choice => choiceRow(house, key.key, customer, choice)),
  ]
  const expectProfile = {
    expect: [{ table: 'profiles' as const, key: { customer }, version: profile.version }],
    writes,
  }
  return {
    change: together(
      expectProfile,
      stateChange(customer, before.version, state),
      importEntry(house, customer, run, candidate, choices),
    ),
    value: 'updated',
  }
}

const isNewer = (profile: Profile, candidate: CandidateCustomer): boolean =>
  candidate.collectedAt >= profile.collectedAt

function merge(
  profile: Profile,
  candidate: CandidateCustomer,
  sorted: ReturnType<typeof sortFields>,
  now: number,
): Profile {
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
