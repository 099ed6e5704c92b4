import type { Json } from '@candor/terms'
import type { ConsentSignal } from './incoming.ts'
import { isObject, type JsonObject } from './read-value.ts'

/** The `track` by which a banner of Segment's kind reports that somebody changed their mind. */
export const changeOfMind = 'Segment Consent Preference Updated'

/**
 * What `context` says about consent: Segment's `consent.categoryPreferences`, RudderStack's `consentManagement`, or both, and
 * then the stricter of the two. Undefined when it says nothing, which is no yes. What is there but not of the shape agreed
 * upon names no category, and so refuses where Segment's rule holds.
 */
export function readConsent(context: Json | undefined, isChange: boolean): ConsentSignal | undefined {
  if (!isObject(context)) return undefined
  const segment = isObject(context['consent']) ? fromSegment(context['consent'], isChange) : undefined
  const rudder = isObject(context['consentManagement']) ? fromRudder(context['consentManagement'], isChange) : undefined
  return segment && rudder ? stricter(segment, rudder) : (segment ?? rudder)
}

/** Only `true` is a yes and only `false` a no; a category that is not named, or says something else, was refused. */
function fromSegment(consent: JsonObject, isChange: boolean): ConsentSignal | undefined {
  // `categoryPreference`, as two rows of the vendor's table spell it, is nothing that any client sends.
  const said = consent['categoryPreferences'] ?? undefined
  if (said === undefined) return undefined
  const named = isObject(said) ? Object.entries(said) : []
  const those = (answer: boolean) => named.filter(([, value]) => value === answer).map(([category]) => category)
  return { given: those(true), refused: those(false), unnamed: 'refused', needs: 'all', isChange }
}

/** Ids are compared letter for letter; one in both lists was refused. `and` unless `or` is said: the stricter reading. */
function fromRudder(said: JsonObject, isChange: boolean): ConsentSignal | undefined {
  const allowed = textsOf(said['allowedConsentIds'])
  const refused = textsOf(said['deniedConsentIds'])
  if (allowed.length === 0 && refused.length === 0) return undefined
  const noes = new Set(refused)
  const given = allowed.filter(id => !noes.has(id))
  const needs = String(said['resolutionStrategy']).toLowerCase() === 'or' ? 'any' : 'all'
  return { given, refused, unnamed: 'silent', needs, isChange }
}

const textsOf = (value: Json | undefined): string[] =>
  Array.isArray(value) ? [...new Set(value.filter(item => typeof item === 'string'))] : []

/** A yes of one must not be contradicted by the other. */
function stricter(one: ConsentSignal, other: ConsentSignal): ConsentSignal {
  const refused = new Set([...one.refused, ...other.refused])
  const given = [...new Set([...one.given, ...other.given])].filter(category => !refused.has(category))
  return { given, refused: [...refused], unnamed: 'refused', needs: 'all', isChange: one.isChange }
}
