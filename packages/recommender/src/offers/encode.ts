import { heldIn, type Inputs, numberOf, textOf } from './inputs.ts'
import type { Encoding } from './model.ts'

/** Takes what is not 0 in the columns of a field. */
export type Emit = (column: number, amount: number) => void

/**
 * The columns of one field for one person; `today` is the day of the decision. Who has no column of their own shares every one with
 * the mean person.
 */
export function encode(field: Encoding, inputs: Inputs, today: number, emit: Emit): void {
  const value = heldIn(inputs, field.name)
  const number = field.type === 'text' ? Number.NaN : numberOf(field.type, value, today)
  const column = field.type === 'text' ? textColumn(field, textOf(value)) : numberColumn(field, number)
  if (column >= 0) emit(column, column === 0 && field.scale !== undefined ? standardised(field.scale, number) : 1)
  else for (let each = 0; each < field.means.length; each++) emit(each, field.means[each]!)
}

/** How many columns a field has. */
export const columnsOf = ({ scale, texts, other, missing }: Encoding): number =>
  (scale === undefined ? 0 : 1) + texts.length + Number(other) + Number(missing)

/** Standard deviations from the mean; a number that was always the same says nothing and is 0. */
export function standardised({ mean, deviation, low, high }: NonNullable<Encoding['scale']>, number: number): number {
  return deviation === 0 ? 0 : (Math.min(high, Math.max(low, number)) - mean) / deviation
}

/** The column of a number, -1 for what stands at the mean. */
function numberColumn(field: Encoding, number: number): number {
  if (Number.isNaN(number)) return field.missing ? columnsOf(field) - 1 : -1
  return field.scale === undefined ? -1 : 0
}

/** The column of a text, likewise. */
function textColumn(field: Encoding, text: string | undefined): number {
  const { texts, other, missing } = field
  if (text === undefined) return missing ? columnsOf(field) - 1 : -1
  const at = texts.indexOf(text)
  return at >= 0 || !other ? at : texts.length
}
