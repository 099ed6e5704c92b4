import { err, type Instant, ok, type Result } from '@candor/terms'
import { asUtc, exists, type WallTime } from './calendar.ts'
import { isZone, zoneClock } from './zone-time.ts'

/** A way to write times, ready to read them. */
export type TimeFormat = {
  /** As in the map: `iso`, or tokens such as `DD/MM/YYYY HH:mm`. */
  readonly pattern: string
  /** The wall-clock time and its zone offset in milliseconds when one is written; undefined when it does not fit. */
  readonly read: (text: string) => WrittenTime | undefined
  /** The instant of a written time: with its own offset, else on the clock of the format's zone (UTC when none is named). */
  readonly instant: (time: WrittenTime, pick: 'earlier' | 'later') => Instant
}
export type WrittenTime = WallTime & { readonly hasClock: boolean; readonly offset?: number }

const tokens: { readonly [token: string]: string } = {
  YYYY: '(?<year>\\d{4})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
  Z: '(?<offset>Z|[+-]\\d{2}:?\\d{2})',
}
const iso =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.(?<fraction>\d{1,9}))?)?(?<offset>Z|[+-]\d{2}:?\d{2})?)?$/

/**
 * Reads a format of the map: `iso` (ISO 8601: a day, or day and time with or without offset) or a pattern of the tokens
 * YYYY MM M DD D HH mm ss Z and other characters as they are. `zone` is the IANA zone of times without an offset.
 * The error says what is wrong with the format.
 */
export function timeFormat(pattern: string, zone?: string): Result<TimeFormat, string> {
  if (zone !== undefined && !isZone(zone)) return err(`"${zone}" is not a time zone; write one like Europe/Lisbon`)
  const shape = pattern === 'iso' ? iso : shapeOf(pattern)
  if (shape === undefined) return err(`"${pattern}" is not a time format; write iso, or one like DD/MM/YYYY HH:mm`)
  const clock = zone === undefined ? asUtc : zoneClock(zone)
  return ok({
    pattern,
    read: text => readTime(shape, text),
    instant: (time, pick) => (time.offset === undefined ? clock(time, pick) : asUtc(time) - time.offset),
  })
}

function shapeOf(pattern: string): RegExp | undefined {
  const parts = pattern.match(/YYYY|MM?|DD?|HH|mm|ss|Z|./gsu) ?? []
  const units = parts.filter(part => tokens[part] !== undefined).map(part => part[0] ?? '')
  const whole = ['Y', 'M', 'D'].every(unit => units.includes(unit)) && new Set(units).size === units.length
  // Letters that are no token are most likely a token we do not know; the T of ISO 8601 is the exception.
  const strange = parts.some(part => tokens[part] === undefined && /[A-SU-Za-z]/.test(part))
  return whole && !strange && pattern.length <= 40
    ? new RegExp(`^${parts.map(part => tokens[part] ?? literal(part)).join('')}$`, 'u')
    : undefined
}

const literal = (sign: string): string => sign.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&')

function readTime(shape: RegExp, text: string): WrittenTime | undefined {
  const found = shape.exec(text)?.groups
  if (found === undefined) return undefined
  const time = {
    year: Number(found['year']),
    month: Number(found['month']),
    day: Number(found['day']),
    hour: Number(found['hour'] ?? 0),
    minute: Number(found['minute'] ?? 0),
    second: Number(found['second'] ?? 0),
    millisecond: Math.floor(Number(`0.${found['fraction'] ?? 0}`) * 1000),
    hasClock: found['hour'] !== undefined,
  }
  if (!exists(time)) return undefined
  return found['offset'] === undefined ? time : withOffset(time, found['offset'])
}

function withOffset(time: Omit<WrittenTime, 'offset'>, text: string): WrittenTime | undefined {
  if (text === 'Z') return { ...time, offset: 0 }
  const hours = Number(text.slice(1, 3))
  const minutes = Number(text.slice(-2))
  if (hours > 15 || minutes > 59) return undefined
  return { ...time, offset: (text[0] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000 }
}
