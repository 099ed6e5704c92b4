import { day, err, hour, type Instant, minute, ok, type Result, second } from '@candor/terms'
import { daysFromCivil, daysInMonth } from './civil.ts'

const form = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})$/

/** Reads an ISO 8601 instant with offset, such as `2026-06-02T12:00:00+02:00`. Refuses dates and times that do not exist. */
export function parseInstant(text: unknown): Result<Instant, string> {
  const parts = typeof text === 'string' ? form.exec(text) : null
  if (parts === null) return err('must be a time with an offset, such as 2026-06-02T12:00:00+02:00')
  const [year, month, dayOfMonth, hours, minutes, seconds, fraction] = parts.slice(1, 8).map(part => Number(part ?? 0))
  if (month! < 1 || month! > 12 || dayOfMonth! < 1 || dayOfMonth! > daysInMonth(year!, month!))
    return err('names a day that does not exist')
  if (hours! > 23 || minutes! > 59 || seconds! > 59) return err('names a time of day that does not exist')
  const offset = parseOffset(parts[8]!)
  if (offset === undefined) return err('has an offset that does not exist')
  const milliseconds = (fraction ?? 0) * 10 ** (3 - (parts[7]?.length ?? 3))
  const date = daysFromCivil(year!, month!, dayOfMonth!) * day
  return ok(date + hours! * hour + minutes! * minute + seconds! * second + milliseconds - offset)
}

function parseOffset(text: string): number | undefined {
  if (text === 'Z') return 0
  const hours = Number(text.slice(1, 3))
  const minutes = Number(text.slice(4, 6))
  if (hours > 23 || minutes > 59) return undefined
  return (text.startsWith('-') ? -1 : 1) * (hours * hour + minutes * minute)
}
