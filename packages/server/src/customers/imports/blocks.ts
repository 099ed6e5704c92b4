/** Bytes a block holds. */
export const blockSize = 65_536

/**
 * Regroups bytes into blocks of one size, so that what is read does not depend on how the bytes arrived, and neither many
 * tiny chunks nor one huge chunk cost more than their bytes. Empty chunks are passed over; the last block may be smaller.
 */
export async function* blocks(stream: AsyncIterable<Uint8Array>, size = blockSize): AsyncGenerator<Uint8Array> {
  let block = new Uint8Array(size)
  let filled = 0
  for await (const chunk of stream) {
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + size - filled)
      block.set(part, filled)
      filled += part.length
      at += part.length
      if (filled < size) continue
      yield block
      block = new Uint8Array(size)
      filled = 0
    }
  }
  if (filled > 0) yield block.subarray(0, filled)
}
