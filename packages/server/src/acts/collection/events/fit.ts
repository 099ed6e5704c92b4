import { isCalendarDate } from '@candor/conditions'
import type { FieldType, Json } from '@candor/terms'

export type FitValue = string | number | boolean
/** A value as its declaration wants it, or a list of such. */
export type Fitted = FitValue | readonly FitValue[]

/** Values of one list that are kept; what an event lists beyond is too much to be meant for a person. */
const longestList = 1_000
const longestText = 8_192

type Wanted = { readonly type: FieldType; readonly values?: readonly string[] }

/**
 * The value as the data map declares it. Undefined when it is of another type, or not among the declared values: a field
 * that is not what it was declared as is not kept.
 */
export function fit(wanted: Wanted, value: Json): Fitted | undefined {
  if (!Array.isArray(value)) return fitOne(wanted, value)
  if (value.length > longestList) return undefined
  const fitted = value.map(item => fitOne(wanted, item as Json))
  return fitted.every(item => item !== undefined) ? (fitted as FitValue[]) : undefined
}

function fitOne({ type, values }: Wanted, value: Json): FitValue | undefined {
  switch (type) {
    case 'text':
      return textOf(value, values)
    case 'number':
      // Adding zero turns -0, which no page should show, into 0.
      return typeof value === 'number' && Number.isFinite(value) ? value + 0 : undefined
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined
    case 'date':
      return typeof value === 'string' ? dayOf(value) : undefined
  }
}

function textOf(value: Json, values: readonly string[] | undefined): string | undefined {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || text === '' || text.length > longestText) return undefined
  return values === undefined || values.includes(text) ? text : undefined
}

const isoDay = /^(\d{4}-\d{2}-\d{2})(?:T|$)/

/** The day of an ISO 8601 date or instant, when there is such a day. */
function dayOf(text: string): string | undefined {
  const day = isoDay.exec(text)?.[1]
  return day !== undefined && isCalendarDate(day) ? day : undefined
}
