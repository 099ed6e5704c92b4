import { day, type Instant, second } from '@candor/terms'
import { civilFromDays, daysFromCivil, daysInMonth } from './civil.ts'
import type { Zone } from './zone.ts'

/** A calendar date as the number of days since 1970-01-01. */
export type DayNumber = number

/** The date that the wall clock of the zone shows. */
export const dateIn = (zone: Zone, at: Instant): DayNumber => Math.floor(zone.localAt(at) / day)

/** The same day of the month `months` later, or the last day of a month that is too short (Regulation 1182/71 Art. 3(2)(c)). */
export function addMonths(date: DayNumber, months: number): DayNumber {
  const [year, month, dayOfMonth] = civilFromDays(date)
  const ahead = month - 1 + months
  const inYear = year + Math.floor(ahead / 12)
  const inMonth = (((ahead % 12) + 12) % 12) + 1
  return daysFromCivil(inYear, inMonth, Math.min(dayOfMonth, daysInMonth(inYear, inMonth)))
}

/** 1970-01-01 was a Thursday. 1 = Monday. */
export const weekdayOf = (date: DayNumber): number => ((((date + 3) % 7) + 7) % 7) + 1

export const isWorkingDay = (date: DayNumber, holidays: ReadonlySet<DayNumber>): boolean =>
  weekdayOf(date) < 6 && !holidays.has(date)

/** The date itself if it is a working day, else the next that is. */
export function rollForward(date: DayNumber, holidays: ReadonlySet<DayNumber>): DayNumber {
  let working = date
  while (!isWorkingDay(working, holidays)) working++
  return working
}

/** The n-th working day after the date, which is not counted itself. */
export function addWorkingDays(date: DayNumber, days: number, holidays: ReadonlySet<DayNumber>): DayNumber {
  let reached = date
  for (let left = days; left > 0; left--) reached = rollForward(reached + 1, holidays)
  return reached
}

/** The first instant at which the wall clock of the zone shows the date, also where midnight is skipped. */
export function startOfDate(date: DayNumber, zone: Zone): Instant {
  const midnight = date * day
  // No zone is ever more than a day from UTC; from there on, step over transitions until the local clock shows the day.
  let at = midnight - day
  while (zone.localAt(at) < midnight) at = Math.min(at + midnight - zone.localAt(at), zone.steadyUntil(at))
  return at
}

/** The last whole second of the date in the zone: a limit in days ends with it. */
export const endOfDate = (date: DayNumber, zone: Zone): Instant => startOfDate(date + 1, zone) - second

/** The same wall-clock time `months` later, a missing day clamped; where the clock skips it, the first instant after. */
export function addMonthsTo(at: Instant, months: number, zone: Zone): Instant {
  const local = zone.localAt(at)
  const date = Math.floor(local / day)
  const wanted = addMonths(date, months) * day + (local - date * day)
  let found = wanted - day
  while (zone.localAt(found) < wanted) found = Math.min(found + wanted - zone.localAt(found), zone.steadyUntil(found))
  return found
}
