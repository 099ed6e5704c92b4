import { channels, fieldClasses, fieldTypes } from '@candor/terms'
import { categoriesSection } from './consent-categories.ts'
import { contextSection, eventsSection } from './event-map.ts'
import { isListed, stepsOf } from './event-path.ts'
import { formed, line, lines, number, oneOf } from './plain.ts'
import type { Field, Policy } from './policy.ts'
import { distinct, fieldName, mapOf, optional, type Reader, record, required } from './shapes.ts'
import { retention } from './spans.ts'

const trait = formed(
  text => (stepsOf(`traits.${text}`) && !isListed(`traits.${text}`) ? text : undefined),
  'the name of a trait such as firstName, or of one inside another such as address.city',
)

const read = record({
  class: required(oneOf(fieldClasses)),
  type: required(oneOf(fieldTypes)),
  purposes: required(distinct(line(100), { min: 1, max: 100 })),
  retention: required(retention),
  source: optional(line(200)),
  text: optional(lines(500)),
  values: optional(distinct(line(200), { min: 1, max: 500 })),
  group: optional(record({ bounds: optional(distinct(number, { min: 1, max: 20 })) })),
  address_of: optional(oneOf(channels)),
  traits: optional(distinct(trait, { max: 20 })),
})

const field: Reader<Field> = spot => {
  const found = read(spot)
  if (!found) return undefined
  const { address_of, group, ...rest } = found
  return {
    ...rest,
    ...(group && { group: { bounds: group.bounds ?? [] } }),
    ...(address_of && { addressOf: address_of }),
  }
}

export const maxFields = 500
const section = record({
  fields: required(mapOf(fieldName, field, maxFields)),
  events: optional(eventsSection),
  context: optional(contextSection),
  consent_categories: optional(categoriesSection),
})

/** Reads the section `data`: the data map. */
export const dataSection: Reader<Pick<Policy, 'fields' | 'events' | 'context' | 'consentCategories'>> = spot => {
  const found = section(spot)
  if (!found) return undefined
  const { fields, events = {}, context = {}, consent_categories: consentCategories = {} } = found
  return { fields, events, context, consentCategories }
}
