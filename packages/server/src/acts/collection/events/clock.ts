import { day, hour, type Instant, minute, second } from '@candor/terms'
import type { JsonObject } from './read-value.ts'

/** What a call says about time, read: when it was made and when it was sent, by the client's own clock. */
export type SaidTimes = { readonly made?: Instant; readonly sent?: Instant }

/** Before this there was nothing that could have called us: a clock that shows an earlier time was never set. */
export const earliest = Date.UTC(2000, 0, 1)
/** A client whose clock is off by more than this is believed only about short times between making and sending. */
const wildly = 30 * day

/**
 * When a call happened: `receivedAt − (sentAt − timestamp)`, so that only the time between making and sending is taken from
 * the client's clock (Segment's rule). Without a time of sending, the time it names. Never after its receipt; and the receipt
 * itself where what the client says cannot be (no time at all, years before 2000, a clock wrong by more than 30 days that also
 * claims to have waited for more than 30 days). What a sound clock says of long ago stays: history may be imported.
 */
export function happenedAt({ made, sent }: SaidTimes, receivedAt: Instant): Instant {
  if (made === undefined) return receivedAt
  const waited = sent === undefined ? receivedAt - made : sent - made
  if (waited <= 0) return receivedAt
  const isWrong = sent !== undefined && Math.abs(receivedAt - sent) > wildly
  const at = receivedAt - waited
  return at < earliest || (isWrong && waited > wildly) ? receivedAt : at
}

/** The times of one call. RudderStack says when it was sent in each call, others once for the batch. */
export function readTimes(call: JsonObject, batch: JsonObject): SaidTimes {
  const made = readInstant(call['originalTimestamp']) ?? readInstant(call['timestamp'])
  const sent = readInstant(call['sentAt']) ?? readInstant(batch['sentAt'])
  return { ...(made === undefined ? {} : { made }), ...(sent === undefined ? {} : { sent }) }
}

/** As nearly all clients write it, and the engine reads by itself; whatever else costs ten times as much. */
const usual = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const iso =
  /^(?<day>\d{4}-\d{2}-\d{2})(?:[T ](?<time>\d{2}:\d{2})(?::(?<second>\d{2}(?:[.,]\d{1,9})?))? ?(?<zone>Z|[+-]\d{2}(?::?\d{2})?)?)?$/i

/**
 * A time as clients write it: ISO 8601, in UTC where no offset is said; or a number of milliseconds since 1970, or of seconds
 * when it is too small for that. Undefined when it is none.
 */
export function readInstant(value: unknown): Instant | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? Math.trunc(inMilliseconds(value)) : undefined
  if (typeof value !== 'string' || value.length > 40) return undefined
  if (usual.test(value)) return instantOf(Date.parse(value))
  const parts = iso.exec(value.trim())?.groups
  if (!parts) return undefined
  const { day: date, time = '00:00', second: seconds = '00', zone = 'Z' } = parts
  return instantOf(Date.parse(`${date}T${time}:${seconds.replace(',', '.')}Z`) - offsetOf(zone))
}

const instantOf = (at: number): Instant | undefined => (Number.isNaN(at) ? undefined : at)

// The first eleven-digit number of milliseconds is a day of 1973: what is smaller counts seconds.
const inMilliseconds = (value: number): number => (Math.abs(value) < 1e11 ? value * second : value)

function offsetOf(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? []
  const size = Number(hours) * hour + Number(minutes) * minute
  return sign === '-' ? -size : size
}
