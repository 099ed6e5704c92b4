import type { Codes } from './codes.ts'
import { countryCode } from './country.ts'
import type { AttributeColumn } from './layout.ts'
import type { Standing } from './standing.ts'

export type AttributeValue = string | number | boolean

/** Days since 1970-01-01 of a calendar date `YYYY-MM-DD`: keeps the order of dates. */
export function dayNumber(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000)
}

/** The date of such a day. */
export const dateOfDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** The number that stands for a value in a state row; undefined for a text that never occurred, and for what is not of the column's type. */
export function codeOf(codes: Codes, column: AttributeColumn, value: AttributeValue): number | undefined {
  if (typeof value !== stored[column.type]) return undefined
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  return column.type === 'date' ? dayNumber(value) : codes.code(column.name, value) || undefined
}

/** What a field of a type is kept as. A policy may change a field's type; values from before are then missing, never misread. */
const stored = { text: 'string', date: 'string', number: 'number', boolean: 'boolean' } as const

/**
 * Writes declared attributes into a state, giving new texts their codes. What is missing is kept as missing; so is a text
 * beyond the `mostTexts` different ones of its attribute: it stays in the profile, and no condition finds it.
 */
export async function applyAttributes(
  state: Standing,
  codes: Codes,
  values: { readonly [field: string]: AttributeValue },
): Promise<void> {
  const columns = state.layout.attributes
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i] as AttributeColumn
    const value = Object.hasOwn(values, column.name) ? values[column.name] : undefined
    if (typeof value === 'string' && column.type === 'text') await ensureCode(codes, column.name, value)
    state.setAttribute(i, value === undefined ? undefined : codeOf(codes, column, value))
  }
}

async function ensureCode(codes: Codes, attribute: string, text: string): Promise<number> {
  return codes.code(attribute, text) || (await codes.ensure(attribute, text))
}

export type StatePlace = {
  readonly country?: string
  readonly region?: string
  readonly zone?: string
  readonly language?: string
}

/** Writes where a customer is into a state. A country that is not two capital letters is kept as unknown, and so is a part beyond `mostPlaceTexts`. */
export async function applyPlace(state: Standing, codes: Codes, place: StatePlace): Promise<void> {
  const code = async (attribute: string, text: string | undefined) => {
    const given = text ? await ensureCode(codes, attribute, text) : 0
    // Rather unknown than mistaken for another: the row holds 16 bits.
    return given > 0xffff ? 0 : given
  }
  state.countryCode = countryCode(place.country)
  state.regionCode = await code('region', place.region)
  state.zoneCode = await code('zone', place.zone)
  state.languageCode = await code('language', place.language)
}
