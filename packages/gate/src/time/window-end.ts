import type { Instant, QuietHours } from '@candor/terms'
import { zoneNamed } from './places.ts'
import { leavesWindow } from './quiet.ts'

/**
 * When the stretch of the window ends in which the wall clock of the zone stands, however often the clock is changed meanwhile;
 * undefined outside the window. Throws a RangeError for a zone that does not exist.
 */
export function windowEnd(window: QuietHours, zone: string, at: Instant): Instant | undefined {
  const named = zoneNamed(zone)
  let end = leavesWindow(window, named, at)
  if (end === at) return undefined
  for (let next = leavesWindow(window, named, end); next > end; next = leavesWindow(window, named, end)) end = next
  return end
}
