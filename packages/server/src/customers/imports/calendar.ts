import type { Instant } from '@candor/terms'

/** A wall-clock time as written, before it is tied to a zone. */
export type WallTime = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Days of a month of the proleptic Gregorian calendar (ISO 8601); 0 when there is no such month. */
export function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return (lengths[month - 1] ?? 0) + (leap ? 1 : 0)
}

/** True when day and clock exist: no 30 February, no 24:00, no leap second, and a year a living customer's data may carry. */
export function exists(at: WallTime): boolean {
  const day = at.year >= 1850 && at.year <= 2199 && at.day >= 1 && at.day <= daysInMonth(at.year, at.month)
  return day && at.hour <= 23 && at.minute <= 59 && at.second <= 59
}

/** The instant at which a clock on UTC shows this time. */
export const asUtc = (at: WallTime): Instant =>
  Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second, at.millisecond)

/** The day as `YYYY-MM-DD`. */
export const isoDay = (at: WallTime): string => `${at.year}-${two(at.month)}-${two(at.day)}`

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`)
