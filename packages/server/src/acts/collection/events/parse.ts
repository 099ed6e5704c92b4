import { err, type Instant, ok, type Result } from '@candor/terms'
import type { CallType, Incoming } from './incoming.ts'
import { type Around, readCall, type Unusable } from './read-call.ts'
import { cleanJson, isObject, isSound, type JsonObject } from './read-value.ts'

/** Largest call, in bytes of its JSON as sent; and what one request may hold altogether. Segment's limits. */
export const largestCall = 32 * 1_024
export const largestBody = 500 * 1_024
/** Levels of lists and objects that one call may be deep. */
export const deepestCall = 64
/** What is said once for a batch counts for each of its calls; together no more than this, lest a small body mean much work. */
const mostShared = 8 * largestBody

/** One request, unpacked and read as JSON, before anybody looked at what it means. */
export type Request = {
  /** What the path says the body is. */
  readonly type: CallType | 'batch'
  readonly body: unknown
  /** The bytes of each call of the batch, as sent; of the one call otherwise. */
  readonly sizes: readonly number[]
  readonly receivedAt: Instant
  readonly gpc: boolean
  /** The text it was read from is plain (`isPlain`). Absent: nobody looked. */
  readonly plain?: boolean
}

export type RefusedCall = Unusable & { readonly index: number }
export type Parsed = { readonly calls: readonly Incoming[]; readonly refused: readonly RefusedCall[] }

/**
 * Reads the calls of one request, each by itself: one that cannot be used takes none of the others with it. The error is for
 * a request that is no request at all, in words for whoever sent it.
 */
export function parseCalls(request: Request): Result<Parsed, Unusable> {
  const { body, type, receivedAt, gpc, plain = false } = request
  if (!isObject(body)) return err({ why: 'malformed', says: 'The body is not a JSON object.' })
  const items = type === 'batch' ? body['batch'] : [body]
  if (!Array.isArray(items)) return err({ why: 'malformed', says: 'batch is not a list.' })
  const batch = items[0] === body ? {} : sharedOf(body, items.length)
  if (batch === 'malformed') return err({ why: 'malformed', says: 'context or integrations is nested too deep.' })
  if (batch === 'too-large')
    return err({ why: 'too-large', says: 'The context of the batch is too large for its calls.' })
  const own = type === 'batch' ? undefined : type
  const calls: Incoming[] = []
  const refused: RefusedCall[] = []
  for (const [index, item] of items.entries()) {
    const call = readItem(item, request.sizes[index] ?? 0, own, { receivedAt, gpc, batch, plain })
    if (call.ok) calls.push(call.value)
    else refused.push({ index, ...call.error })
  }
  return ok({ calls, refused })
}

type Surroundings = Around & { readonly plain: boolean }

function readItem(
  item: unknown,
  size: number,
  type: CallType | undefined,
  around: Surroundings,
): Result<Incoming, Unusable> {
  if (size > largestCall) return err({ why: 'too-large', says: `larger than ${largestCall} bytes` })
  if (!isObject(item)) return err({ why: 'malformed', says: 'not a JSON object' })
  const call = around.plain && isSound(item, deepestCall) ? item : cleanJson(item, deepestCall)
  if (!isObject(call)) return err({ why: 'malformed', says: `nested more than ${deepestCall} levels deep` })
  return readCall(call, type, around)
}

/** What the request says for all its calls. */
function sharedOf(body: JsonObject, calls: number): JsonObject | 'malformed' | 'too-large' {
  const { context, integrations, sentAt } = body
  const given = { context, integrations, sentAt }
  const said = cleanJson(Object.fromEntries(Object.entries(given).filter(([, value]) => value != null)), deepestCall)
  if (!isObject(said)) return 'malformed'
  const size = JSON.stringify(said).length
  return size > largestCall || size * calls > mostShared ? 'too-large' : said
}
