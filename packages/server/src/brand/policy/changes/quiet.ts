import type { QuietHours } from '@candor/terms'

const dayMinutes = 24 * 60
const weekMinutes = 7 * dayMinutes
const everyDay = [1, 2, 3, 4, 5, 6, 7]

/** The minutes of a week, from Monday, in which nobody is disturbed. A window may reach into the next day, or the next week. */
export function quietMinutes(windows: readonly QuietHours[]): ReadonlySet<number> {
  const quiet = new Set<number>()
  for (const { from, to, days = everyDay } of windows) {
    const length = (to - from + dayMinutes) % dayMinutes
    for (const day of days)
      for (let minute = 0; minute < length; minute += 1)
        quiet.add(((day - 1) * dayMinutes + from + minute) % weekMinutes)
  }
  return quiet
}
