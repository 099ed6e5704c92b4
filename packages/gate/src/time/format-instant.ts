import { day, hour, type Instant, minute, second } from '@candor/terms'
import { civilFromDays } from './civil.ts'

/** ISO 8601 in UTC with seconds, and milliseconds where there are any: `2026-06-02T10:00:00Z`. */
export function formatInstant(at: Instant): string {
  const [year, month, dayOfMonth] = civilFromDays(Math.floor(at / day))
  const clock = at - Math.floor(at / day) * day
  const fraction = clock % second === 0 ? '' : `.${pad(clock % second, 3)}`
  const time = [Math.floor(clock / hour), Math.floor(clock / minute) % 60, Math.floor(clock / second) % 60].map(pad2)
  return `${pad(year, 4)}-${pad2(month)}-${pad2(dayOfMonth)}T${time.join(':')}${fraction}Z`
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0')
const pad2 = (value: number): string => pad(value, 2)
