import { err, ok, type Result } from '@candor/terms'
import { isPlain, largestBody, largestCall } from '../../../acts/collection/index.ts'
import { type Incoming, readBody, readIncoming } from '../body.ts'
import { sizesInBatch } from './call-sizes.ts'
import type { CollectPath } from './paths.ts'
import { unpack } from './unpack.ts'

/** A body as JSON, with the bytes of each of its calls as sent; `plain`: see `isPlain`. */
export type ReadRequest = { readonly body: unknown; readonly sizes: readonly number[]; readonly plain: boolean }

/** Why a body cannot be read, in words for whoever sent it. `gone`: nobody is left to hear it. */
export type Unreadable = { readonly why: 'malformed' | 'too-large' | 'too-slow' | 'gone'; readonly says: string }

/** Bytes that packing may add to a body of the largest size. */
const wrapping = 1_024
const tooLarge: Unreadable = { why: 'too-large', says: `The body is larger than ${largestBody} bytes.` }

/**
 * Reads a body as JSON whatever its label says, at most `largestBody` bytes after unpacking. Clients send JSON as text, as a
 * form, or without any type. `incoming`: the message itself, where it came over a socket.
 */
export async function readRequest(
  request: Request,
  { type }: Pick<CollectPath, 'type'>,
  incoming?: Incoming,
): Promise<Result<ReadRequest, Unreadable>> {
  const raw = await readRaw(request, incoming)
  if (!raw.ok) return raw
  const bytes = unpack(raw.value, encodingOf(request, incoming), largestBody)
  if (!bytes.ok)
    return err(bytes.error === 'too-large' ? tooLarge : { why: 'malformed', says: 'The body does not unpack.' })
  const body = parseText(bytes.value)
  if (!body.ok) return err({ why: 'malformed', says: body.error })
  return ok({ ...body.value, sizes: sizesOf(bytes.value, type) })
}

const encodingOf = (request: Request, incoming?: Incoming): string | undefined => {
  const encoding = incoming ? incoming.headers['content-encoding'] : request.headers.get('content-encoding')
  return encoding?.toString()
}

async function readRaw(request: Request, incoming?: Incoming): Promise<Result<Uint8Array, Unreadable>> {
  try {
    const most = largestBody + wrapping
    const isUnread = incoming !== undefined && !incoming.readableEnded && !incoming.destroyed
    const read = isUnread ? await readIncoming(incoming, most) : await readBody(request, most)
    if (read.ok) return read
    const slow: Unreadable = { why: 'too-slow', says: 'The body did not arrive in time.' }
    return err(read.error.code === 'body-too-slow' ? slow : tooLarge)
  } catch {
    // The connection ended before the body did.
    return err({ why: 'gone', says: 'The body ended before its end.' })
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function parseText(bytes: Uint8Array): Result<Pick<ReadRequest, 'body' | 'plain'>, string> {
  try {
    const text = utf8.decode(bytes)
    return ok({ body: JSON.parse(text) as unknown, plain: isPlain(text) })
  } catch (error) {
    // The words of the parser repeat what was sent; ours do not.
    return err(error instanceof SyntaxError ? 'The body is not valid JSON.' : 'The body is not UTF-8.')
  }
}

/** In a body that is no larger than one call may be, none of its calls can be too large. */
const sizesOf = (bytes: Uint8Array, type: CollectPath['type']): number[] =>
  type !== 'batch' ? [bytes.length] : bytes.length > largestCall ? sizesInBatch(bytes) : []
