import { day } from '@candor/terms'
import { formed } from './plain.ts'

const kept = /^(\d{1,4}) (day|month|year)s?$/
const longest = { day: 10_957, month: 360, year: 30 }
const letters = { day: 'D', month: 'M', year: 'Y' }

/** How long something is kept: `90 days`, `24 months`, `2 years`, at most 30 years; given as ISO 8601 (`P24M`). */
export const retention = formed(retentionOf, 'a time to keep such as 90 days, 24 months or 2 years (at most 30 years)')

function retentionOf(text: string): string | undefined {
  const [, digits, word] = kept.exec(text) ?? []
  const unit = word === 'day' || word === 'month' || word === 'year' ? word : undefined
  const count = Number(digits)
  return unit && count >= 1 && count <= longest[unit] ? `P${count}${letters[unit]}` : undefined
}

const longestWait = 365

/** How long something may take: `30 days`, at most a year; given in milliseconds. */
export const waiting = formed(waitingOf, 'a time such as 30 days, from 1 day to 365 days')

function waitingOf(text: string): number | undefined {
  const days = Number(/^(\d{1,3}) days?$/.exec(text)?.[1])
  return days >= 1 && days <= longestWait ? days * day : undefined
}

const longestWindow = 31 * 24

/** A rolling window of elapsed time, `24h` or `7d`, from one hour to 31 days; given in hours. */
export const windowHours = formed(windowOf, 'a window such as 24h or 7d, from 1h to 31d')

/** In hours; undefined for what is no such window. */
export function windowOf(text: string): number | undefined {
  const [, digits, unit] = /^(\d{1,3})([hd])$/.exec(text) ?? []
  const hours = Number(digits) * (unit === 'd' ? 24 : 1)
  return hours >= 1 && hours <= longestWindow ? hours : undefined
}

/** A time of day on the wall, `21:00`; given in minutes after midnight, 0 to 1439. */
export const timeOfDay = formed(minutesOf, 'a time of day such as "21:00", from "00:00" to "23:59"')

function minutesOf(text: string): number | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

/** Weekdays by their first three letters; given as ISO weekdays, 1 for Monday. */
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
export const weekday = formed(
  text => weekdays.indexOf(text.toLowerCase()) + 1 || undefined,
  `a weekday: ${weekdays.join(', ')}`,
)
