import { day, type Instant } from '@candor/terms'
import { Temporal } from 'temporal-polyfill'
import { asUtc, type WallTime } from './calendar.ts'

/** True for a zone of the time-zone database of this Node, such as `Europe/Lisbon`. An offset such as `+01:00` is no zone. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/**
 * Ties wall-clock times to a zone. In the hour that a clock shows twice or never, `pick` chooses the earlier or later
 * instant: earlier for a yes, later for a no protects the customer.
 */
export function zoneClock(zone: string): (at: WallTime, pick: 'earlier' | 'later') => Instant {
  const offsets = new Map<Instant, number | undefined>()
  return (at, pick) => {
    const utc = asUtc(at)
    const offset = steadyOffset(zone, utc - (utc % day), offsets)
    return offset === undefined ? exactly(zone, at, pick) : utc - offset
  }
}

/** The offset in milliseconds, when it is the same from the day before to the day after; looked up once a day. */
function steadyOffset(zone: string, midnight: Instant, known: Map<Instant, number | undefined>): number | undefined {
  if (known.has(midnight)) return known.get(midnight)
  const before = offsetAt(zone, midnight - day)
  const offset = before === offsetAt(zone, midnight + 2 * day) ? before : undefined
  known.set(midnight, offset)
  return offset
}

const offsetAt = (zone: string, at: Instant): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6

const exactly = (zone: string, at: WallTime, pick: 'earlier' | 'later'): Instant =>
  Temporal.PlainDateTime.from(at).toZonedDateTime(zone, { disambiguation: pick }).epochMilliseconds
