import type { Traits } from '@candor/gate'
import { dateOfDay } from './attributes.ts'
import type { Codes } from './codes.ts'
import type { AttributeColumn } from './layout.ts'
import type { Standing } from './standing.ts'

/**
 * The values of the fields that own rules ask for, in order of name; what is missing is left out. Undefined where no rule asks
 * for any. The object belongs to the caller.
 */
export function traitsOf(state: Standing, codes: Codes): Traits | undefined {
  const { traits, attributes } = state.layout
  if (traits.length === 0) return undefined
  const found: { [field: string]: Traits[string] } = {}
  for (const i of traits) {
    const value = traitOf(attributes[i]!, state.attribute(i), codes)
    if (value !== undefined) found[attributes[i]!.name] = value
  }
  return found
}

/**
 * The value that a number in a row stands for; undefined where there is none. A text whose code another process gave, and this one has not read yet, is there and cannot be told: null, so that rules which
 * ask for it deny.
 */
export function traitOf({ name, type }: AttributeColumn, stored: number, codes: Codes): Traits[string] | undefined {
  if (Number.isNaN(stored)) return undefined
  if (type === 'text') return codes.text(name, stored) ?? null
  if (type === 'boolean') return stored === 1
  return type === 'date' ? dateOfDay(stored) : stored
}
