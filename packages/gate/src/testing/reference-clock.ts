import type { Instant, QuietHours } from '@candor/terms'
import type { Facts } from '../facts.ts'

type WallClock = { readonly weekday: number; readonly minute: number }
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const clocks = new Map<string, (minute: number) => WallClock>()

/** ISO weekday and minute of the day on the wall clock of a zone. */
export function wallClock(zone: string, at: Instant): WallClock {
  const clock = clocks.get(zone) ?? clockOf(zone)
  clocks.set(zone, clock)
  return clock(Math.floor(at / 60_000))
}

/** Every minute is asked of the runtime once. */
function clockOf(zone: string): (minute: number) => WallClock {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...style })
  const read = new Map<number, WallClock>()
  return instant => {
    const known = read.get(instant)
    if (known !== undefined) return known
    const parts = Object.fromEntries(format.formatToParts(instant * 60_000).map(({ type, value }) => [type, value]))
    const weekday = weekdays.indexOf(parts['weekday']!) + 1
    const clock = { weekday, minute: Number(parts['hour']) * 60 + Number(parts['minute']) }
    read.set(instant, clock)
    return clock
  }
}
const style = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

export function isQuiet({ from, to, days = [1, 2, 3, 4, 5, 6, 7] }: QuietHours, zone: string, at: Instant): boolean {
  const { weekday, minute } = wallClock(zone, at)
  const yesterday = weekday === 1 ? 7 : weekday - 1
  if (from <= to) return days.includes(weekday) && from <= minute && minute < to
  return (days.includes(weekday) && minute >= from) || (days.includes(yesterday) && minute < to)
}

/** Zones in which the customer may be. */
export function zonesOf({ zone, country, region }: Facts, brandCountry: string): readonly string[] {
  if (zone !== 'unknown') return [zone]
  const place = country === 'unknown' ? brandCountry : country
  if (place === 'US' && country !== 'unknown' && region === 'FL') return ['America/New_York', 'America/Chicago']
  if (place === 'US' && country !== 'unknown' && region === 'TX') return ['America/Chicago', 'America/Denver']
  if (place === 'US')
    return [
      ...['America/New_York', 'America/Chicago', 'America/Denver'],
      ...['America/Los_Angeles', 'America/Anchorage', 'Pacific/Honolulu'],
    ]
  const locale = new Intl.Locale(`und-${place}`) as Intl.Locale & { getTimeZones(): string[] }
  return locale.getTimeZones()
}
