import { isDeepStrictEqual } from 'node:util'
import { day, err, type Instant, ok, type QuietHours, type Result } from '@candor/terms'
import { Temporal } from 'temporal-polyfill'
import type { Preference } from '../../customers/state/index.ts'
import type { ErrorItem } from '../look/index.ts'
import type { Posted } from './form-token.ts'
import type { Reading } from './read-preferences.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]

/** The first window of quiet hours; further ones, which other programs may have set, stay. */
export function readQuiet(posted: Posted, { current, texts }: Reading): Result<Preference, ErrorItem[]> {
  if (!posted.names().includes('quiet.from')) return ok({})
  const [from, to] = [posted.text('quiet.from'), posted.text('quiet.to')]
  const rest = current.quietHours.slice(1)
  if (from === '' && to === '') return changed(current.quietHours, rest)
  const fault = (field: string, text: string) => err([{ field, text }])
  if (from === '' || to === '') return fault(from === '' ? 'quiet.from' : 'quiet.to', texts.faults.bothTimes)
  const [start, end] = [minutesOf(from), minutesOf(to)]
  if (start === undefined) return fault('quiet.from', texts.faults.time)
  if (end === undefined) return fault('quiet.to', texts.faults.time)
  if (start === end) return fault('quiet.to', texts.faults.sameTime)
  const days = posted.all('quiet.day')
  if (days.some(text => !/^[1-7]$/.test(text))) return fault('quiet.day', texts.faults.choose)
  const chosen = days.length === 0 ? everyDay : [...new Set(days.map(Number))].toSorted()
  return changed(current.quietHours, [{ from: start, to: end, days: chosen }, ...rest])
}

function changed(now: readonly QuietHours[], wanted: QuietHours[]): Result<Preference, ErrorItem[]> {
  const full = now.map(window => ({ ...window, days: window.days ?? everyDay }))
  return ok(isDeepStrictEqual(full, wanted) ? {} : { quietHours: wanted })
}

function minutesOf(text: string): number | undefined {
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(text.trim()) ?? []
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes)
}

/** A pause of 30 or 90 days or until a date begins; or an end of the pause. */
export function readPause(posted: Posted, { current, now, zone, texts }: Reading): Result<Preference, ErrorItem[]> {
  const text = posted.text('pause')
  if (text === '' || text === 'keep') return ok({})
  if (text === 'none') return ok(current.pausedUntil === 0 ? {} : { pausedUntil: 0 })
  if (text === '30' || text === '90') return ok({ pausedUntil: now + Number(text) * day })
  if (text !== 'date') return err([{ field: 'pause', text: texts.faults.choose }])
  const until = startOf(posted.text('pause.date').trim(), zone)
  const isFuture = until !== undefined && until > now && until <= now + 5 * 366 * day
  return isFuture ? ok({ pausedUntil: until }) : err([{ field: 'pause.date', text: texts.faults.date }])
}

/** The first instant of a calendar date in a zone; undefined for what is no date. */
function startOf(text: string, zone: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toZonedDateTime(zone).epochMilliseconds
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
