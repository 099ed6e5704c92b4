import type { Codes } from './codes.ts'
import { countryCode } from './facts.ts'
import type { AttributeColumn } from './layout.ts'
import type { Standing } from './standing.ts'

export type AttributeValue = string | number | boolean

/** Days since 1970-01-01 of a calendar date `YYYY-MM-DD`: keeps the order of dates. */
export function dayNumber(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000)
}

/** The number that stands for a value in a state row; undefined for a text that never occurred. */
export function codeOf(codes: Codes, column: AttributeColumn, value: AttributeValue): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  if (column.type === 'date') return dayNumber(value)
  return codes.code(column.name, value) || undefined
}

/** Writes declared attributes into a state, giving new texts their codes. What is missing is kept as missing. */
export async function applyAttributes(
  state: Standing,
  codes: Codes,
  values: { readonly [field: string]: AttributeValue },
): Promise<void> {
  const columns = state.layout.attributes
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i] as AttributeColumn
    const value = Object.hasOwn(values, column.name) ? values[column.name] : undefined
    if (typeof value === 'string' && column.type === 'text')
      state.setAttribute(i, codes.code(column.name, value) || (await codes.ensure(column.name, value)))
    else state.setAttribute(i, value === undefined ? undefined : codeOf(codes, column, value))
  }
}

export type StatePlace = {
  readonly country?: string
  readonly region?: string
  readonly zone?: string
  readonly language?: string
}

export async function applyPlace(state: Standing, codes: Codes, place: StatePlace): Promise<void> {
  const code = async (attribute: string, text: string | undefined) =>
    text ? codes.code(attribute, text) || (await codes.ensure(attribute, text)) : 0
  state.countryCode = countryCode(place.country)
  state.regionCode = await code('region', place.region)
  state.zoneCode = await code('zone', place.zone)
  state.languageCode = await code('language', place.language)
}
