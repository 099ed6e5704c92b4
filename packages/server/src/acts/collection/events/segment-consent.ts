import type { Json } from '@candor/terms'
import { bannerSays } from './banner.ts'
import { readConsent } from './consent-signal.ts'
import { isObject } from './read-value.ts'

/** Something that data of a call may go to, with the categories of the banner that it belongs to; none: it is unmapped. */
export type Destination = { readonly name: string; readonly categories: readonly string[] }

/** The parts of a call that Segment's consent table looks at. */
export type ConsentParts = { readonly context?: Json; readonly integrations?: Json }

/**
 * Which destinations would get a call by Segment's rules: all of a destination's categories must be true. A call without
 * consent goes everywhere, and an unmapped destination gets everything; with several rows of the vendor's table an unmapped
 * destination gets the call even where `integrations` says no. Kept beside ours so that the difference can be shown.
 */
export function segmentSends(call: ConsentParts, destinations: readonly Destination[]): string[] {
  const { integrations } = call
  const consent = isObject(call.context) ? call.context['consent'] : undefined
  const hasIntegrations = isObject(integrations) && Object.keys(integrations).length > 0
  // The table reads an empty consent object as none, but next to an integrations object as a no to all categories.
  const isNo = isObject(consent) && Object.keys(consent).length === 0 && hasIntegrations
  const signal = readConsent(isNo ? { consent: { categoryPreferences: {} } } : (call.context ?? null), false)
  const mayGo = ({ name, categories }: Destination): boolean => {
    if (!signal) return wants(integrations, name)
    return categories.length === 0 || (bannerSays(signal, categories) === 'yes' && wants(integrations, name))
  }
  return namesOf(destinations.filter(mayGo))
}

/**
 * Which destinations would get it by ours: silence is no consent. Where the banner says nothing (no consent object, a
 * destination without categories), only a yes on record (`recorded`) lets the call go; `integrations` may only take away.
 */
export function strictSends(
  call: ConsentParts,
  destinations: readonly Destination[],
  recorded: (destination: string) => boolean,
): string[] {
  const signal = readConsent(call.context ?? null, false)
  const mayGo = ({ name, categories }: Destination): boolean => {
    const said = bannerSays(signal, categories)
    return wants(call.integrations, name) && (said === 'yes' || (said === 'nothing' && recorded(name)))
  }
  return namesOf(destinations.filter(mayGo))
}

/** Segment's integrations object: `false` takes a destination out; `All: false` takes out all that are not named. */
function wants(integrations: Json | undefined, name: string): boolean {
  if (!isObject(integrations)) return true
  const own = Object.hasOwn(integrations, name) ? integrations[name] : integrations['All']
  return own !== false
}

const namesOf = (destinations: readonly Destination[]): string[] => destinations.map(({ name }) => name)
