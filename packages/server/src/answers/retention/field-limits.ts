import type { Instant } from '@candor/terms'
import { fieldLimit, type Policy, startOfRetention, undeclaredLimit } from '../../brand/policy/index.ts'
import type { Profile } from '../../customers/profiles/index.ts'

/** When each field of a profile is over: what came before the instant is. One that is declared no more goes with the longest of all purposes. */
export type FieldLimits = {
  readonly of: (field: string) => Instant
  /** No field of a profile that was renewed since is over. */
  readonly earliest: Instant
  /** A place that a device gave away is over when seen before this. */
  readonly seen: Instant
}

export function fieldLimits(policy: Policy, now: Instant): FieldLimits {
  const { brand, fields, context } = policy
  const start = (retention: string): Instant => startOfRetention(retention, now, brand.zone)
  const declared = new Map(Object.keys(fields).map(name => [name, start(fieldLimit(policy, name))]))
  const undeclared = start(undeclaredLimit(policy))
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
