import type { Instant } from '@candor/terms'
import { type Policy, startOfRetention } from '../../brand/policy/index.ts'
import type { Profile } from '../../customers/profiles/index.ts'
import { longestPurpose } from './longest.ts'

/** When each field of a profile is over: what came before the instant is. One that is declared no more goes with the longest of all purposes. */
export type FieldLimits = {
  readonly of: (field: string) => Instant
  /** No field of a profile that was renewed since is over. */
  readonly earliest: Instant
  /** A place that a device gave away is over when seen before this. */
  readonly seen: Instant
}

export function fieldLimits({ brand, fields, context, purposes }: Policy, now: Instant): FieldLimits {
  const start = (retention: string): Instant => startOfRetention(retention, now, brand.zone)
  const declared = new Map(Object.entries(fields).map(([name, { retention }]) => [name, start(retention)]))
  const undeclared = start(longestPurpose({ purposes } as Policy))
  const places = Object.values(context).filter(({ placeOf }) => placeOf !== undefined)
  const seen = Math.max(...places.map(({ retention }) => start(retention)), undeclared)
  return {
    of: field => declared.get(field) ?? undeclared,
    earliest: Math.max(undeclared, seen, ...declared.values()),
    seen,
  }
}

/** The fields of a profile whose time is over, and whether what its devices said of its place is. */
export function overIn({ attributes, sealed, updatedAt, seen }: Profile, limits: FieldLimits) {
  const names = [...Object.keys(attributes), ...Object.keys(sealed)]
  return {
    fields: names.filter(name => updatedAt < limits.of(name)),
    place: seen !== undefined && seen.at < limits.seen,
  }
}
