import { camelCase } from './event-path.ts'
import { type DeclaredEvent, type EventType, eventTypes, type Policy } from './policy.ts'

/**
 * Which field of the data map a trait of `identify` carries, by the name of the trait; dots go into objects
 * (`address.city`). A trait that a field names (`traits`) is that field's; any other that of the field with its own name,
 * or whose name it is in camelCase.
 */
export function traitsOf(policy: Policy): ReadonlyMap<string, string> {
  const fields = Object.entries(policy.fields)
  const unnamed = fields.flatMap(([field, { traits }]) => (traits ? [] : [field]))
  return new Map([
    ...unnamed.map(field => [camelCase(field), field] as const),
    ...unnamed.map(field => [field, field] as const),
    ...fields.flatMap(([field, { traits = [] }]) => traits.map(trait => [trait, field] as const)),
  ])
}

/**
 * Under which key of the data map events of this kind are declared: `track` by their name, the others by their type.
 * Undefined for a track event that is called like one of the others: it cannot be declared.
 */
export function eventKey(type: EventType, name: string): string | undefined {
  if (type !== 'track') return type
  return (eventTypes as readonly string[]).includes(name) ? undefined : name
}

/** What the data map says of such an event; undefined when it is not declared, and so not kept. */
export function declaredEvent(policy: Policy, type: EventType, name: string): DeclaredEvent | undefined {
  const key = eventKey(type, name)
  // A name comes from a client: `constructor` must not find what every object has.
  return key !== undefined && Object.hasOwn(policy.events, key) ? policy.events[key] : undefined
}
