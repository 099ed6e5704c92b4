import { Zone } from './zone.ts'

const wholeUnitedStates = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
] as const

/** Zones of the places whose zones a rule names (core-tz-unknown-intersection); dated data, part of the policy's source. */
export const namedPlaces: { readonly [place: string]: readonly string[] } = {
  US: wholeUnitedStates,
  'US-FL': ['America/New_York', 'America/Chicago'],
  'US-TX': ['America/Chicago', 'America/Denver'],
}

const known = new Map<string, readonly [Zone]>()
const places = new Map<string, readonly Zone[]>()

/** The zone of that IANA name as a list of one, kept once found. Throws a RangeError for a name that is not one. */
export function zonesNamed(name: string): readonly [Zone] {
  const found = known.get(name)
  if (found !== undefined) return found
  const alone = [new Zone(name)] as const
  known.set(name, alone)
  return alone
}

/** The zone of that IANA name. Throws a RangeError for a name that is not one. */
export const zoneNamed = (name: string): Zone => zonesNamed(name)[0]

/**
 * Every zone in which a person of that place may live: the named ones for a US state or the whole US, else all zones of the
 * country as the runtime knows them. Throws a RangeError for a country without zones.
 */
export function zonesOfPlace(country: string, region: string | undefined): readonly Zone[] {
  const place =
    country === 'US' && region !== undefined && Object.hasOwn(namedPlaces, `US-${region}`) ? `US-${region}` : country
  const found = places.get(place)
  if (found !== undefined) return found
  const zones = zoneNamesOf(place).map(zoneNamed)
  places.set(place, zones)
  return zones
}

/** The runtime's answer since ECMAScript's Intl Locale Info; the library types of es2024 do not know it yet. */
type LocaleWithZones = Intl.Locale & { readonly getTimeZones: () => readonly string[] | undefined }

function zoneNamesOf(place: string): readonly string[] {
  if (Object.hasOwn(namedPlaces, place)) return namedPlaces[place]!
  const zones = (new Intl.Locale(`und-${place}`) as LocaleWithZones).getTimeZones()
  if (zones === undefined || zones.length === 0) throw new RangeError(`no time zone is known for the place ${place}`)
  return zones
}
