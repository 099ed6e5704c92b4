import { day, type Instant, minute, type QuietHours } from '@candor/terms'
import type { Zone } from './zone.ts'

/**
 * The first instant from `at` on at which the wall clock of the zone stands outside the window; `at` itself if it does.
 * Read off the wall clock at every instant: a wall time that occurs twice is quiet both times, one that does not exist is
 * never waited for. A window with `from === to` is empty. Only the window's present stretch is left: another may follow.
 */
export function leavesWindow(window: QuietHours, zone: Zone, at: Instant): Instant {
  return Math.min(at + quietFor(window, zone.localAt(at)), zone.steadyUntil(at))
}

/** Milliseconds of local clock until the window ends; 0 outside it. */
function quietFor({ from, to, days }: QuietHours, local: number): number {
  const today = Math.floor(local / day)
  const clock = local - today * day
  if (from <= to) return clock >= from * minute && clock < to * minute && begins(days, today) ? to * minute - clock : 0
  if (clock >= from * minute && begins(days, today)) return day + to * minute - clock
  return clock < to * minute && begins(days, today - 1) ? to * minute - clock : 0
}

/** 1970-01-01 was a Thursday. */
const weekday = (localDay: number): number => ((((localDay + 3) % 7) + 7) % 7) + 1

const begins = (days: readonly number[] | undefined, localDay: number): boolean =>
  days === undefined || days.includes(weekday(localDay))
