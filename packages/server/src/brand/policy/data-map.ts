import { channels, fieldClasses, fieldTypes } from '@candor/terms'
import { line, lines, number, oneOf } from './plain.ts'
import type { Field } from './policy.ts'
import { distinct, fieldName, mapOf, optional, type Reader, record, required } from './shapes.ts'
import { retention } from './spans.ts'

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
const section = record({ fields: required(mapOf(fieldName, field, maxFields)) })

/** Reads the section `data`: the data map. */
export const dataSection: Reader<{ readonly [name: string]: Field }> = spot => section(spot)?.fields
