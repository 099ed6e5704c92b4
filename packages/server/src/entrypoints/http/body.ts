import { err, ok, type Result } from '@candor/terms'
import type { ApiError } from './problem.ts'

/** Longest that a whole JSON body, or the next piece of a streamed one, may take. */
const patience = 30_000

/** What a request over a socket is read from: Node's incoming message, as far as we need it. */
export type Incoming = {
  readonly readableEnded: boolean
  readonly destroyed: boolean
  /** It arrived whole, though it may not have been read yet. */
  readonly complete: boolean
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined }
  on(event: string, listener: (...args: never[]) => void): unknown
  off(event: string, listener: (...args: never[]) => void): unknown
  pause(): unknown
}

/**
 * As `readBody`, straight from the socket: a web stream on the way costs as much as all else that is done with a small body.
 * Rejects when the connection ends before the body does.
 */
export function readIncoming(incoming: Incoming, limit: number): Promise<Result<Uint8Array, ApiError>> {
  if (Number(incoming.headers['content-length'] ?? 0) > limit) return Promise.resolve(tooLong(limit))
  const { promise, resolve, reject } = Promise.withResolvers<Result<Uint8Array, ApiError>>()
  const parts: Uint8Array[] = []
  let length = 0
  let until: AbortSignal | undefined
  let isDone = false
  const data = (part: Uint8Array) => {
    length += part.length
    if (length > limit) done(() => resolve(tooLong(limit)))
    else parts.push(part)
  }
  const end = () => done(() => resolve(ok(parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts))))
  const late = () => done(() => resolve(err({ code: 'body-too-slow' })))
  const broken = () => done(() => reject(new BodyBroken(undefined)))
  const listeners = { data, end, error: broken, close: broken }
  const done = (settle: () => void) => {
    for (const [event, listener] of Object.entries(listeners)) incoming.off(event, listener)
    isDone = true
    until?.removeEventListener('abort', late)
    incoming.pause()
    settle()
  }
  const watch = () => {
    if (isDone || incoming.complete) return
    until = AbortSignal.timeout(patience)
    until.addEventListener('abort', late, { once: true })
  }
  for (const [event, listener] of Object.entries(listeners)) incoming.on(event, listener)
  // Most bodies come with their head and are read in this turn: a watch for each would lie about for half a minute.
  setImmediate(watch)
  return promise
}

const tooLong = (limit: number) => err<ApiError>({ code: 'body-too-large', detail: `At most ${limit} bytes.` })

/** The body as bytes, at most `limit`. What is longer, or comes too slowly, is cut off and not read on. */
export async function readBody(request: Request, limit: number): Promise<Result<Uint8Array, ApiError>> {
  const tooLarge = tooLong(limit)
  if (Number(request.headers.get('content-length') ?? 0) > limit) return tooLarge
  const parts: Uint8Array[] = []
  let length = 0
  const until = AbortSignal.timeout(patience)
  const reader = request.body?.getReader()
  for (;;) {
    const part = reader ? await before(until, reader.read()) : undefined
    if (part === 'late') return err({ code: 'body-too-slow' })
    if (!part || part.done) return ok(Buffer.concat(parts))
    length += part.value.length
    if (length > limit) {
      await reader?.cancel().catch(() => undefined)
      return tooLarge
    }
    parts.push(part.value)
  }
}

/** The body as it comes. Throws `BodyBroken` when the sender stops in the middle or stalls. */
export async function* streamBody(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader()
  if (!reader) return
  try {
    for (;;) {
      const part = await before(AbortSignal.timeout(patience), reader.read()).catch(error => {
        throw new BodyBroken(error)
      })
      if (part === 'late') throw new BodyBroken(undefined)
      if (part.done) return
      yield part.value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** The sender is gone or too slow. */
export class BodyBroken extends Error {
  override readonly name = 'BodyBroken'
  constructor(cause: unknown) {
    super('the body ended before its end', { cause })
  }
}

function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T | 'late'> {
  return new Promise((resolve, reject) => {
    const late = () => resolve('late')
    signal.addEventListener('abort', late, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', late))
  })
}
