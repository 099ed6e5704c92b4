import { fieldClasses, fieldTypes } from '@candor/terms'
import { camelCase, stepsOf } from './event-path.ts'
import { formed, line, lines, oneOf } from './plain.ts'
import { type ContextField, type DeclaredEvent, type EventField, eventMeanings, withouts } from './policy.ts'
import { distinct, eventName, fieldName, mapOf, optional, type Read, type Reader, record, required } from './shapes.ts'
import { retention } from './spans.ts'

export const maxEvents = 500
export const maxEventFields = 100

const from = formed(
  text => (stepsOf(text) ? text : undefined),
  'a place in an event such as properties.total or properties.products[].price: it begins with properties, traits or context (or is groupId or name) and has at most 8 steps',
)

const fieldShape = {
  class: optional(oneOf(fieldClasses)),
  type: required(oneOf(fieldTypes)),
  purposes: required(distinct(line(100), { min: 1, max: 100 })),
  text: optional(lines(500)),
  values: optional(distinct(line(200), { min: 1, max: 500 })),
  from: optional(from),
  without: optional(oneOf(withouts)),
}

const eventField = record({ ...fieldShape, retention: optional(retention) })

const event = record({
  text: required(lines(500)),
  purposes: required(distinct(line(100), { min: 1, max: 100 })),
  retention: required(retention),
  counts_as: optional(oneOf(eventMeanings)),
  item: optional(line(100)),
  fields: optional(mapOf(fieldName, eventField, maxEventFields)),
})

const read = mapOf(eventName, event, maxEvents)

/** Reads `data.events`. A field that does not say where it stands is looked for under its own name. */
export const eventsSection: Reader<{ readonly [name: string]: DeclaredEvent }> = spot => {
  const found = read(spot)
  return found && mapValues(found, eventOf)
}

function eventOf(found: NonNullable<ReturnType<typeof event>>, name: string): DeclaredEvent {
  const { counts_as, fields = {}, ...rest } = found
  const root = name === 'group' ? 'traits' : 'properties'
  return {
    ...rest,
    ...(counts_as && { countsAs: counts_as }),
    fields: mapValues(fields, (field, key) => fieldOf(field, `${root}.${key}`, field.retention ?? found.retention)),
  }
}

const fieldOf = (found: Read<typeof fieldShape>, from: string, retention: string): EventField => ({
  ...found,
  class: found.class ?? 'attribute',
  retention,
  from: found.from ?? from,
  without: found.without ?? 'remove',
})

const contextField = record({
  ...fieldShape,
  retention: required(retention),
  place_of: optional(oneOf(['zone', 'language'])),
})

const readContext = mapOf(fieldName, contextField, maxEventFields)

/** Reads `data.context`: fields that any event may carry. */
export const contextSection: Reader<{ readonly [name: string]: ContextField }> = spot => {
  const found = readContext(spot)
  return (
    found &&
    mapValues(found, ({ place_of, ...rest }, key) => ({
      ...fieldOf(rest, `context.${camelCase(key)}`, rest.retention),
      ...(place_of && { placeOf: place_of }),
    }))
  )
}

const mapValues = <T, U>(map: { readonly [name: string]: T }, turn: (value: T, name: string) => U) =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name, turn(value, name)]))
