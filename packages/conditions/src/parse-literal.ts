import type { FieldType } from '@candor/terms'
import { isCalendarDate } from './calendar-date.ts'
import { limits, type Scalar } from './condition.ts'
import type { DeclaredField } from './fields.ts'
import { fault, type Reading, shown } from './reading.ts'

type Read<T> = (json: unknown, field: DeclaredField, path: string, reading: Reading) => T | undefined

const wanted: { readonly [T in FieldType]: string } = {
  text: `text of at most ${limits.text} characters`,
  number: 'a finite number',
  boolean: 'true or false',
  date: 'a day that exists, written YYYY-MM-DD',
}

/** One value of the field's own type; one of its declared values where it lists them. */
export const readLiteral: Read<Scalar> = (json, field, path, reading) => {
  if (!isOf(field.type, json)) {
    return fault(
      reading,
      path,
      `${shown(json)} cannot be compared with a ${field.type} field; give ${wanted[field.type]}`,
    )
  }
  if (field.values && !field.values.some(value => value === json)) {
    return fault(
      reading,
      path,
      `${shown(json)} is not a declared value; declared are ${field.values.join(', ').slice(0, 300)}`,
    )
  }
  return json
}

function isOf(type: FieldType, json: unknown): json is Scalar {
  if (type === 'text') return typeof json === 'string' && json.length <= limits.text
  if (type === 'number') return typeof json === 'number' && Number.isFinite(json)
  if (type === 'boolean') return typeof json === 'boolean'
  return typeof json === 'string' && isCalendarDate(json)
}

/** A list of values, at least one, each as `readLiteral` takes it. */
export const readList: Read<readonly Scalar[]> = (json, field, path, reading) => {
  if (!Array.isArray(json) || json.length === 0) return fault(reading, path, 'must be a list of at least one value')
  if (json.length > limits.listed) return fault(reading, path, `lists more than ${limits.listed} values`)
  const values = json.map((value, index) => readLiteral(value, field, `${path}[${index}]`, reading))
  return values.every(value => value !== undefined) ? values : undefined
}

/** A number or a date; text and true/false have no order here. */
export const readOrdered: Read<Scalar> = (json, field, path, reading) => {
  if (field.type !== 'number' && field.type !== 'date') {
    return fault(reading, path, `a ${field.type} field has no order; use is, isNot, in or notIn`)
  }
  // Declared values do not bound an order: a limit between two of them is a fair question.
  return readLiteral(json, { type: field.type, class: field.class, purposes: field.purposes }, path, reading)
}

/** The beginning of a text, at least one character. */
export const readPrefix: Read<string> = (json, field, path, reading) => {
  if (field.type !== 'text') return fault(reading, path, `a ${field.type} field has no beginning; use is or atLeast`)
  if (typeof json === 'string' && json.length > 0 && json.length <= limits.text) return json
  return fault(reading, path, `must be ${wanted.text}, and not empty`)
}

/** Whether the field must have a value. */
export const readExists: Read<boolean> = (json, _field, path, reading) =>
  typeof json === 'boolean' ? json : fault(reading, path, 'must be true (has a value) or false (has none)')
