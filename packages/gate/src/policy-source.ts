import type { Json } from '@candor/terms'
import { adequateCountries, ageOfConsent, spamRateLimit, startDates } from './packs/data/dated.ts'
import { closedHours } from './packs/data/hours.ts'
import { euMembers } from './packs/data/places.ts'
import { packsNamed } from './packs/loaded.ts'
import type { GatePolicy } from './policy.ts'
import { limits } from './predicates/limits.ts'
import { vocabulary } from './predicates/vocabulary.ts'
import { namedPlaces } from './time/places.ts'

/**
 * All that judges, as plain JSON to be made canonical and hashed into the digest: the brand's terms, the rules, the sentences
 * of the predicates and limits, the dated data. `timeZones` is the version of the runtime's time-zone database, such as
 * `2026a` (`process.versions.tz`), which a pure package cannot know. Throws a RangeError for a pack that does not exist.
 */
export function policySource(policy: GatePolicy, timeZones: string): Json {
  const sentences = (named: object): Json =>
    Object.fromEntries(Object.entries(named).map(([name, { sentence }]) => [name, sentence]))
  return plain({
    policy: { ...policy, packs: [...new Set(policy.packs)].toSorted() },
    packs: packsNamed(policy.packs).toSorted((one, other) => (one.name < other.name ? -1 : 1)),
    predicates: sentences(vocabulary),
    limits: sentences(limits),
    places: namedPlaces,
    data: { startDates, ageOfConsent, adequateCountries, spamRateLimit, closedHours, euMembers },
    timeZones,
  })
}

/** A copy with sorted keys and nothing undefined. */
function plain(value: unknown): Json {
  if (value instanceof Set) return [...value].toSorted().map(plain)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value as Json
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, plain(part)]))
}
