import { day, type Instant } from '@candor/terms'
import { daysFromCivil, daysInMonth } from './civil.ts'
import { zoneNamed } from './places.ts'

/**
 * The first instant of a calendar day `YYYY-MM-DD` in a zone, also where midnight is skipped. Undefined for a text that is no
 * day and a name that is no zone.
 */
export function startOfDay(text: string, zoneName: string): Instant | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.slice(1).map(Number)
  if (parts === undefined) return undefined
  const [year, month, dayOfMonth] = parts as [number, number, number]
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined
  const midnight = daysFromCivil(year, month, dayOfMonth) * day
  try {
    const zone = zoneNamed(zoneName)
    // No zone is ever more than a day from UTC; from there on, step over transitions until the local clock shows the day.
    let at = midnight - day
    while (zone.localAt(at) < midnight) at = Math.min(at + midnight - zone.localAt(at), zone.steadyUntil(at))
    return at
  } catch {
    return undefined
  }
}
