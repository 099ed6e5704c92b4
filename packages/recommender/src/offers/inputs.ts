import { dayOf } from './day.ts'

/** A field that an offer's score may look at. */
export type OfferField = { readonly name: string; readonly type: 'text' | 'number' | 'boolean' | 'date' }

/** What is held of one person, by name of field; dates are YYYY-MM-DD. What is absent, null or of another type is missing. */
export type Inputs = Readonly<Record<string, string | number | boolean | null | undefined>>

type Value = Inputs[string]

/** Beyond this no number is meant: its square could not be added up. It counts as missing, as NaN and infinities do. */
const beyond = 1e150

/** What stands under the name itself; what every object inherits is nobody's input. */
export const heldIn = (inputs: Inputs, name: string): Value => (Object.hasOwn(inputs, name) ? inputs[name] : undefined)

/**
 * A value as a number, NaN where it is missing. A date counts as the days from it until the day of the decision: the calendar goes
 * on and who ordered yesterday must look the same next year.
 */
export function numberOf(type: OfferField['type'], value: Value, today: number): number {
  if (type === 'boolean') return typeof value === 'boolean' ? Number(value) : Number.NaN
  if (type === 'date') return typeof value === 'string' ? today - dayOf(value) : Number.NaN
  return typeof value === 'number' && Math.abs(value) < beyond ? value : Number.NaN
}

/** A value as text, `undefined` where it is missing; an empty text says nothing. */
export const textOf = (value: Value): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** The value where it says something, null where it is missing, not a number or of another type than its field. */
export function heard({ name, type }: OfferField, inputs: Inputs, today: number): string | number | boolean | null {
  const value = heldIn(inputs, name)
  const isMissing = type === 'text' ? textOf(value) === undefined : Number.isNaN(numberOf(type, value, today))
  return isMissing ? null : (value ?? null)
}
