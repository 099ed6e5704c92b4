import { setTimeout as pause } from 'node:timers/promises'

/** A clock that runs as any other, begins where the story does, and can be put forward. */
export type DemoClock = {
  now(): number
  monotonic(): number
  sleep(ms: number): Promise<void>
  /** Puts the clock forward to this instant; never back. */
  forwardTo(instant: number): void
}

/** A clock that shows `start` now (milliseconds since 1970). */
export function demoClock(start: number): DemoClock {
  let ahead = start - Math.floor(performance.now())
  const now = (): number => ahead + Math.floor(performance.now())
  return {
    now,
    monotonic: () => performance.now(),
    sleep: ms => pause(Math.max(0, ms)),
    forwardTo(instant) {
      ahead += Math.max(0, instant - now())
    },
  }
}

/** The instant at which clocks in `zone` show this day and full hour; `day` as `2026-06-03`. */
export function localHour(zone: string, day: string, hour: number): number {
  const wanted = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)
  const shown = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(wanted)
    .find(({ type }) => type === 'timeZoneName')?.value
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(shown ?? '') ?? []
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000
  return wanted - (sign === '-' ? -offset : offset)
}

/** `Wednesday 3 June 2026, 10:00`, as clocks in `zone` show it. */
export const sayLocal = (instant: number, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(instant)
    .replace(/ at |, (?=\d\d:)/, ', ')
