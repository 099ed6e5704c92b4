import type { Context } from 'hono'
import { type collect, type Parsed, parseCalls, type RefusedCall } from '../../../acts/collection/index.ts'
import { asksForPrivacy } from '../../../brand/policy/index.ts'
import { countRefused, type RefusedFor, type Source, sourceByKey, unknownSource } from '../../../brand/sources/index.ts'
import type { HttpDeps } from '../deps.ts'
import { type Refusal, refused, taken } from './answers.ts'
import { mayComeFrom, readableBy } from './cross-origin.ts'
import type { CollectPath } from './paths.ts'
import type { Rates, Slots } from './rate.ts'
import { type ReadRequest, readRequest, type Unreadable } from './read-request.ts'
import { incomingOf, requestHeader } from './request-header.ts'
import { writeKeyOf } from './write-key.ts'

/** What taking in a request needs. */
export type CollectRoom = Pick<HttpDeps, 'house' | 'live'> & {
  readonly collect: typeof collect
  readonly rates: Rates
  readonly slots: Slots
}

/**
 * One request with calls, from its bytes to its answer: read it, ask whose key it bears, turn away what may not come, take in
 * the rest. Whatever is not kept is counted, and nothing is answered before what is kept and counted is durable. Rejects with
 * `StoreAway` when the store cannot promise that.
 */
export async function takeIn(context: Context, path: CollectPath, room: CollectRoom): Promise<Response> {
  const receivedAt = room.house.clock.now()
  const read = await readRequest(context.req.raw, path, incomingOf(context))
  const key = writeKeyOf(name => requestHeader(context, name), read.ok && path.keyInBody ? read.value.body : undefined)
  const source = key === undefined ? undefined : await sourceByKey(room.house, key)
  const mayCome = source === undefined || mayComeFrom(source, requestHeader(context, 'origin'))
  if (mayCome) readableBy(context)
  const turnAway = (why: RefusedFor, calls: number) =>
    away(room, receivedAt, source?.source ?? unknownSource, why, calls)
  if (!read.ok) return unreadable(context, read.error, turnAway)
  const calls = callsIn(read.value, path)
  if (source === undefined || !mayCome) {
    await turnAway(source === undefined ? 'unknown-key' : 'origin', calls)
    return taken(context)
  }
  const tooFast = room.rates.take(source, calls, room.house.clock.monotonic())
  const request = { source, receivedAt, gpc: asksForPrivacy(requestHeader(context, 'sec-gpc')), path }
  const answer = tooFast ? undefined : room.slots.run(source.source, () => keep(context, read.value, request, room))
  if (answer) return answer
  await turnAway('too-fast', calls)
  return refused(context, slowDown(tooFast?.seconds ?? 1))
}

type Accepted = {
  readonly source: Source
  readonly receivedAt: number
  readonly gpc: boolean
  readonly path: CollectPath
}

/** Takes in the calls of a request that may come. */
async function keep(context: Context, read: ReadRequest, accepted: Accepted, room: CollectRoom): Promise<Response> {
  const { source, receivedAt, gpc, path } = accepted
  const parsed = parseCalls({ ...read, type: path.type, receivedAt, gpc })
  if (!parsed.ok) {
    const { why, says } = parsed.error
    await away(room, receivedAt, source.source, why, callsIn(read, path))
    return refused(context, wrong(why, says))
  }
  const { calls, refused: unusable } = parsed.value
  if (calls.length > 0) {
    const done = await room.collect(room.house, { source, receivedAt, calls, refused: unusable.map(({ why }) => why) })
    if ('busy' in done) return refused(context, busy)
    room.live.publish(receivedAt, source.source, done.outcomes)
  }
  await countUnusable(room, accepted, unusable)
  return answerFor(context, parsed.value)
}

async function countUnusable(room: CollectRoom, { source, receivedAt }: Accepted, unusable: readonly RefusedCall[]) {
  const counts = [...Map.groupBy(unusable, ({ why }) => why)]
  await Promise.all(counts.map(([why, of]) => away(room, receivedAt, source.source, why, of.length)))
}

/** Malformed and too large is 400; what merely lacks an id or a name is not, as with Segment. */
function answerFor(context: Context, { calls, refused: unusable }: Parsed): Response {
  const wrongOnes = unusable.filter(({ why }) => why === 'malformed' || why === 'too-large')
  const [first] = wrongOnes
  if (!first) return taken(context)
  const message = `${wrongOnes.length === 1 ? 'One call' : `${wrongOnes.length} calls`} of the batch cannot be used; the others were taken in.`
  return refused(context, { ...wrong(first.why, message), kept: calls.length, refused: unusable })
}

type TurnAway = (why: RefusedFor, calls: number) => Promise<void>

async function unreadable(context: Context, { why, says }: Unreadable, turnAway: TurnAway): Promise<Response> {
  if (why === 'gone') return refused(context, wrong('malformed', says))
  if (why === 'too-slow') return refused(context, { status: 408, code: 'too-slow', message: says })
  await turnAway(why, 1)
  return refused(context, wrong(why, says))
}

/** Counts calls that leave nothing behind, durably, and shows them to whoever watches. */
async function away(
  { house, live }: CollectRoom,
  at: number,
  source: string,
  why: RefusedFor,
  calls: number,
): Promise<void> {
  if (calls === 0) return
  await countRefused(house, source, why, calls)
  live.publish(at, source, [{ verdict: 'refused', refused: why, calls }])
}

/** How many calls a request brings, before anybody looked at them. */
function callsIn({ body }: ReadRequest, { type }: CollectPath): number {
  if (type !== 'batch') return 1
  const batch = typeof body === 'object' && body !== null && 'batch' in body ? body.batch : undefined
  return Array.isArray(batch) ? batch.length : 1
}

const wrong = (why: RefusedFor, message: string): Refusal => ({
  status: 400,
  code: why === 'too-large' ? 'too-large' : 'malformed',
  message,
})
const slowDown = (seconds: number): Refusal => ({
  status: 429,
  code: 'too-fast',
  message: 'This source sends more than it may. Come back after the seconds in Retry-After.',
  retryAfter: seconds,
})
const busy: Refusal = {
  status: 503,
  code: 'busy',
  message: 'Others are changing the same customers. Send it again in a moment: what was kept already counts once.',
  retryAfter: 1,
}
