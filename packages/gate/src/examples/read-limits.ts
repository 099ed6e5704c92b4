import { type Budget, channels, type QuietHours } from '@candor/terms'
import { optional, present, type Reading } from './reading.ts'

/** `{channel, max, hours}`; `channel` may be `any`. */
export function readBudget(value: unknown, path: string, reading: Reading): Budget {
  const budget = reading.record(value, path, ['channel', 'max', 'hours'])
  return {
    channel: reading.oneOf(budget['channel'], `${path}.channel`, ['any', ...channels]),
    max: reading.number(budget['max'], `${path}.max`),
    hours: reading.number(budget['hours'], `${path}.hours`),
  }
}

/** `{from, to, days?}` in local time, as `22:00` or as minutes since midnight; `days` are ISO weekdays, 1 = Monday. */
export function readQuietHours(value: unknown, path: string, reading: Reading): QuietHours {
  const window = reading.record(value, path, ['from', 'to', 'days'])
  return present<QuietHours>({
    from: readClock(window['from'], `${path}.from`, reading),
    to: readClock(window['to'], `${path}.to`, reading),
    days: optional(window['days'], `${path}.days`, (found, at) =>
      reading.list(found, at, (weekday, where) => reading.oneOf(weekday, where, [1, 2, 3, 4, 5, 6, 7])),
    ),
  })
}

function readClock(value: unknown, path: string, reading: Reading): number {
  const parts = typeof value === 'string' ? /^(\d{2}):(\d{2})$/.exec(value) : null
  const minutes = parts === null ? value : Number(parts[2]) < 60 ? Number(parts[1]) * 60 + Number(parts[2]) : undefined
  if (typeof minutes === 'number' && Number.isInteger(minutes) && minutes >= 0 && minutes <= 1440) return minutes
  reading.refuse(path, 'must be a time of day, such as 22:00, or minutes since midnight')
  return 0
}
