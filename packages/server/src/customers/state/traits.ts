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
    const stored = state.attribute(i)
    if (!Number.isNaN(stored)) found[attributes[i]!.name] = told(attributes[i]!, stored, codes)
  }
  return found
}

/**
 * A text whose code another process gave, and this one has not read yet, is there and cannot be told: null, so that rules which
 * ask for it deny.
 */
function told({ name, type }: AttributeColumn, stored: number, codes: Codes): Traits[string] {
  if (type === 'text') return codes.text(name, stored) ?? null
  if (type === 'boolean') return stored === 1
  return type === 'date' ? dateOfDay(stored) : stored
}
