import type { Instant } from '@candor/terms'
import { type DayNumber, startOfDate } from './calendar.ts'
import { daysFromCivil, daysInMonth } from './civil.ts'
import { zoneNamed } from './places.ts'

/** The number of a calendar day `YYYY-MM-DD`; undefined for a text that is no day. */
export function dayNumberOf(text: string): DayNumber | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.slice(1).map(Number)
  if (parts === undefined) return undefined
  const [year, month, dayOfMonth] = parts as [number, number, number]
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined
  return daysFromCivil(year, month, dayOfMonth)
}

/**
 * The first instant of a calendar day `YYYY-MM-DD` in a zone, also where midnight is skipped. Undefined for a text that is no
 * day and a name that is no zone.
 */
export function startOfDay(text: string, zoneName: string): Instant | undefined {
  const date = dayNumberOf(text)
  if (date === undefined) return undefined
  try {
    return startOfDate(date, zoneNamed(zoneName))
  } catch {
    return undefined
  }
}
