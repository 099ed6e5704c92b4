import type { Instant } from '@candor/terms'
import { addMonths, dateIn, endOfDate, rollForward } from './calendar.ts'
import { zoneNamed } from './places.ts'
import { dayNumberOf } from './start-of-day.ts'

/** A term of whole days, or of calendar months one after the other, each clamped to the end of a short month. */
export type Term = { readonly days: number } | { readonly months: readonly number[] }

/**
 * The last second of a term that a brand sets itself, counted as laws count (Regulation 1182/71 Art. 3): the day of receipt is not
 * counted, and months that end on a weekend or holiday of the brand end with the next working day. Throws a RangeError for a zone
 * that does not exist.
 */
export function termEnd(
  term: Term,
  at: Instant,
  { zone, holidays }: { readonly zone: string; readonly holidays: readonly string[] },
): Instant {
  const named = zoneNamed(zone)
  const received = dateIn(named, at)
  if ('days' in term) return endOfDate(received + term.days, named)
  const free = new Set(holidays.flatMap(text => dayNumberOf(text) ?? []))
  return endOfDate(rollForward(term.months.reduce(addMonths, received), free), named)
}
