import { isDeepStrictEqual } from 'node:util'
import type { Instant } from '@candor/terms'
import type { DataKey } from '../../../adapters/keys/index.ts'
import type { Write } from '../../../adapters/store/index.ts'
import { mayReplaceAddress } from '../../../customers/identity/index.ts'
import {
  type ContactPoint,
  effectivePlace,
  filled,
  noOthers,
  othersOf,
  type Profile,
  pointPatch,
  pointRow,
  pointsOf,
  profilePatch,
  profileRow,
  readProfile,
} from '../../../customers/profiles/index.ts'
import { applyAttributes, applyPlace, type Standing } from '../../../customers/state/index.ts'
import { applyAddresses, type House } from '../../../decisions/index.ts'
import { type Change, noChange } from '../../../record/index.ts'
import type { FitValue } from './fit.ts'
import type { Edits } from './reading.ts'
import type { Run } from './who.ts'

type Whose = { readonly customer: string; readonly isNew: boolean; readonly key: DataKey; readonly state: Standing }

/** Whether a batch has anything to say about the profile. */
export const hasEdits = ({ traits, place, groups }: Edits): boolean =>
  traits.length > 0 || groups.length > 0 || place.zone !== undefined || place.language !== undefined

/** What the calls change about a profile: fields and addresses, the guess at a place, groups. The state follows. */
export async function applyEdits(house: House, batch: Run, whose: Whose, edits: Edits): Promise<Partial<Change>> {
  const { customer, isNew, key, state } = whose
  if (!isNew && !hasEdits(edits)) return noChange
  const before = isNew ? undefined : await readProfile(house, customer)
  if (!isNew && !before) return noChange
  const profile = before ?? emptyProfile(customer, batch)
  const known = isNew ? [] : await pointsOf(house, customer)
  const others = isNew ? noOthers : await othersOf(house, customer)
  const points = newPoints(batch, [...known, ...others.points], edits)
  const attributes = attributesAfter(batch, [profile, ...others.profiles], edits)
  const after = { ...edited(profile, edits, points, house.clock.now()), attributes }
  const groups = edits.groups.map((address): ContactPoint => ({ channel: 'group', address }))
  const fresh = [...points, ...groups.filter(point => !isAmong(known, point))]
  if (before && fresh.length === 0 && isDeepStrictEqual({ ...after, updatedAt: 0 }, { ...before, updatedAt: 0 }))
    return noChange
  const whole = filled(after, others.profiles)
  await applyPlace(state, house.judge.codes, effectivePlace(whole))
  await applyAttributes(state, house.judge.codes, whole.attributes)
  await applyAddresses(house, state, [...known.filter(point => !isOn(points, point)), ...points, ...others.points])
  const now = house.clock.now()
  const writes: Write[] = [
    before ? profilePatch(house, key, after) : profileRow(house, key, after),
    ...points.flatMap(point => pointPatch(house, key, customer, point, now)),
    ...groups.map(point => pointRow(house, key, customer, point, now)),
  ]
  const expect = before ? [{ table: 'profiles' as const, key: { customer }, version: before.version }] : []
  return { expect, writes, happenings: before ? [changed(customer, edits)] : [] }
}

const emptyProfile = (customer: string, { source, receivedAt }: Run): Profile => ({
  customer,
  version: 1,
  attributes: {},
  sealed: {},
  place: {},
  source: source.source,
  collectedAt: receivedAt,
  updatedAt: receivedAt,
})

function edited(profile: Profile, { traits, place }: Edits, points: readonly ContactPoint[], now: Instant): Profile {
  const refused = new Set(
    traits.flatMap(({ addresses }) => addresses.filter(address => !isAmong(points, address)).map(({ field }) => field)),
  )
  const sealed = Object.assign({}, ...traits.map(one => one.sealed)) as Profile['sealed']
  const given = Object.entries(sealed).filter(
    ([field]) => !refused.has(field) || profile.sealed[field] === sealed[field],
  )
  return {
    ...profile,
    sealed: { ...profile.sealed, ...Object.fromEntries(given) },
    ...(isSeen(profile, place) ? {} : { seen: { ...profile.seen, ...place, at: now } }),
    updatedAt: now,
  }
}

/**
 * The attributes after the calls; of `known` the first is the customer's own profile. What a page says makes nobody older: a
 * child's browser could otherwise lift the protection of minors with its next call. A server source may correct an age.
 */
function attributesAfter({ source }: Run, known: readonly Profile[], { traits }: Edits): Profile['attributes'] {
  const given = traits.map(one => one.attributes)
  const own = known[0]?.attributes ?? {}
  const after = Object.assign({}, own, ...given) as { [field: string]: FitValue }
  const stated = agesIn(given)
  if (source.kind === 'server' || stated.length === 0) return after
  const before = agesIn(known.map(({ attributes }) => attributes))
  const age = Math.min(...stated)
  if (before.every(one => age < one)) return { ...after, age }
  const { age: _, ...rest } = after
  return own['age'] === undefined ? rest : { ...rest, age: own['age'] }
}

const agesIn = (all: readonly Profile['attributes'][]): number[] =>
  all.flatMap(({ age }) => (typeof age === 'number' ? age : []))

const isSeen = ({ seen }: Profile, { zone, language }: Edits['place']): boolean =>
  (zone === undefined || zone === seen?.zone) && (language === undefined || language === seen?.language)

/** The addresses the calls give that the customer does not have yet and that this source may give; the last one counts. */
function newPoints(batch: Run, known: readonly ContactPoint[], { traits }: Edits): ContactPoint[] {
  const given = traits.flatMap(({ addresses }) => addresses.map(({ channel, address }) => ({ channel, address })))
  const last = new Map(given.map(point => [point.channel, point]))
  return [...last.values()].filter(
    point => !isAmong(known, point) && mayReplaceAddress(batch.source, addressIn(known, point.channel), point.address),
  )
}

const addressIn = (points: readonly ContactPoint[], channel: string): string | undefined =>
  points.find(point => point.channel === channel)?.address

const isAmong = (points: readonly ContactPoint[], { channel, address }: ContactPoint): boolean =>
  points.some(point => point.channel === channel && point.address === address)

const isOn = (points: readonly ContactPoint[], { channel }: ContactPoint): boolean =>
  points.some(point => point.channel === channel)

const changed = (customer: string, { traits, place }: Edits) => ({
  customer,
  kind: 'profile-changed',
  body: { fields: [...new Set(traits.flatMap(({ kept }) => kept))].sort(), place: Object.keys(place).sort() },
})
