import type { Ground } from '../../../adapters/ground.ts'
import type { Write } from '../../../adapters/store/index.ts'

const size = 16
const prefixes = new WeakMap<Ground['keys'], Uint8Array>()

/**
 * What stands for a message: sixteen bytes that only this house can make of its source and `messageId`, so that the list of
 * messages seen tells nothing about anybody and outlives an erasure.
 */
export function messageHash(ground: Ground, source: string, messageId: string): Uint8Array {
  const text = `${source}\n${messageId}`
  return ground.keys.hashing.sha256(prefixed(prefixOf(ground), text)).subarray(0, size)
}

const encoder = new TextEncoder()
const scratch = new Uint8Array(4_096)

/** The bytes to hash, in a place that is used again for every short text. */
function prefixed(prefix: Uint8Array, text: string): Uint8Array {
  // UTF-8 takes at most three bytes for each unit of the text.
  if (prefix.length + text.length * 3 > scratch.length) return Buffer.concat([prefix, encoder.encode(text)])
  scratch.set(prefix)
  const { written } = encoder.encodeInto(text, scratch.subarray(prefix.length))
  return scratch.subarray(0, prefix.length + written)
}

// One keyed value for all: a keyed hash for each message would cost several times as much.
function prefixOf({ keys }: Ground): Uint8Array {
  const known = prefixes.get(keys)
  if (known) return known
  const prefix = keys.mac('messages', new Uint8Array())
  prefixes.set(keys, prefix)
  return prefix
}

/** Marks a message as seen. When it was seen before, the whole change conflicts and nothing of it counts twice. */
export const seenRow = (message: Uint8Array, at: number): Write => ({
  do: 'insert',
  table: 'messages_seen',
  row: { message, at },
})

/** Which of these messages were seen before. */
export async function seenAmong({ store }: Ground, messages: readonly Uint8Array[]): Promise<boolean[]> {
  const rows = await store.among('messages_seen', 'message', messages)
  const found = new Set(rows.map(({ message }) => Buffer.from(message).toString('hex')))
  return messages.map(message => found.has(Buffer.from(message).toString('hex')))
}
