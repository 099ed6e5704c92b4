import { type Budget, channels, hour, type QuietHours } from '@candor/terms'
import type { ImpulseGuard, Run } from '../policy.ts'
import { type Fields, optional, present, type Reading } from './reading.ts'

/**
 * `{channel, max, hours}`; `channel` may be `any`, and is when absent. The window may also be said as `days` or as `per`, the
 * way a policy file and ISO 8601 say it: `24h`, `7d`, `PT24H`, `P7D`, `P1W`.
 */
export function readBudget(value: unknown, path: string, reading: Reading): Budget {
  const budget = reading.record(value, path, ['channel', 'max', 'hours', 'days', 'per'])
  return {
    channel: optional(budget['channel'], `${path}.channel`, (said, at) => reading.oneOf(said, at, anyChannel)) ?? 'any',
    max: reading.number(budget['max'], `${path}.max`),
    hours: readWindow(budget, path, reading),
  }
}

const anyChannel = ['any', ...channels] as const
const hoursOf: { readonly [unit: string]: number } = { h: 1, d: 24, w: 168 }

/** `{purchases?, nights?, returns?, coolDown}`: each sign as `{count, within}`, times like those of budgets: `48h`, `7d`. */
export function readGuard(value: unknown, path: string, reading: Reading): ImpulseGuard {
  const guard = reading.record(value, path, ['purchases', 'nights', 'returns', 'coolDown'])
  const run = (sign: 'purchases' | 'nights' | 'returns'): Run | undefined =>
    optional(guard[sign], `${path}.${sign}`, (found, at) => {
      const { count, within } = reading.record(found, at, ['count', 'within'])
      return {
        count: reading.number(count, `${at}.count`),
        within: readLength(within, `${at}.within`, reading) * hour,
      }
    })
  return present<ImpulseGuard>({
    purchases: run('purchases'),
    nights: run('nights'),
    returns: run('returns'),
    coolDown: readLength(guard['coolDown'], `${path}.coolDown`, reading) * hour,
  })
}

function readWindow(budget: Fields, path: string, reading: Reading): number {
  if (budget['days'] !== undefined) return reading.number(budget['days'], `${path}.days`) * 24
  if (budget['per'] === undefined) return reading.number(budget['hours'], `${path}.hours`)
  return readLength(budget['per'], `${path}.per`, reading)
}

/** In hours. */
function readLength(value: unknown, path: string, reading: Reading): number {
  const parts = /^(?:P?(\d{1,4})([dw])|(?:PT)?(\d{1,4})(h))$/i.exec(reading.text(value, path))
  const unit = hoursOf[(parts?.[2] ?? parts?.[4] ?? '').toLowerCase()]
  if (unit !== undefined) return Number(parts?.[1] ?? parts?.[3]) * unit
  reading.refuse(path, 'must be a length of time, such as 24h, 7d or P7D')
  return 0
}

/** One window or a list of them. */
export function readQuietTimes(value: unknown, path: string, reading: Reading): readonly QuietHours[] {
  if (!Array.isArray(value)) return [readQuietHours(value, path, reading)]
  return value.map((window, i) => readQuietHours(window, `${path}[${i}]`, reading))
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
