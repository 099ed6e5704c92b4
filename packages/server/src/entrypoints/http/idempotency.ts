import { err, ok, type Result } from '@candor/terms'
import type { Context } from 'hono'
import type { HttpDeps } from './deps.ts'
import { type KeptAnswer, type KeptRow, keepAnswer, keptAnswer } from './idempotency-store.ts'
import type { ApiError } from './problem.ts'

/** Does what is asked at most once per Idempotency-Key, body and caller within 24 hours; see `openIdempotency`. */
export type Once = (
  context: Context,
  by: string,
  bytes: Uint8Array,
  work: () => Promise<KeptAnswer>,
) => Promise<Result<{ readonly answer: KeptAnswer; readonly replayed: boolean }, ApiError>>

const shape = /^[\x21-\x7e]{1,200}$/

/**
 * The first answer to a key is kept when it is settled (a failure of ours is not) and given again for the same body; another
 * body is refused. Calls at the same time wait for the first. Between several processes the versions of what is changed
 * still let only one of two through, and the other answers that the state has moved on.
 */
export function openIdempotency({ house, log }: HttpDeps): Once {
  const running = new Map<string, Promise<KeptRow>>()
  return async (context, by, bytes, work) => {
    const given = context.req.header('idempotency-key')
    if (given === undefined) return ok({ answer: await work(), replayed: false })
    if (!shape.test(given)) return err({ code: 'bad-idempotency-key' })
    const { sha256 } = house.keys.hashing
    const key = hex(sha256(Buffer.from(JSON.stringify([by, context.req.method, context.req.path, given]))))
    const bodyDigest = hex(sha256(bytes))
    const before = running.get(key) ?? (await keptAnswer(house.store, key, house.clock.now())) ?? running.get(key)
    if (before !== undefined) return replay(await before, bodyDigest)
    const first = doAndKeep(key, bodyDigest, work)
    running.set(key, first)
    return ok({ answer: (await first.finally(() => running.delete(key))).answer, replayed: false })
  }

  async function doAndKeep(key: string, bodyDigest: string, work: () => Promise<KeptAnswer>): Promise<KeptRow> {
    const row = { bodyDigest, answer: await work() }
    if (row.answer.status >= 500) return row
    // What was asked for is done and durable whether or not its answer can be kept.
    await house.store
      .commit({ expect: [], writes: [keepAnswer(key, row, house.clock.now())] })
      .catch(error => log.warn({ err: error }, 'an answer could not be kept for its Idempotency-Key'))
    return row
  }
}

function replay(row: KeptRow, bodyDigest: string) {
  return row.bodyDigest === bodyDigest
    ? ok({ answer: row.answer, replayed: true })
    : err<ApiError>({ code: 'idempotency-conflict' })
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
