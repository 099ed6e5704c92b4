const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const spaces = new Set([0x20, 0x09, 0x0a, 0x0d])
const opening = new Set([0x7b, 0x5b])
const closing = new Set([0x7d, 0x5d])

/**
 * The bytes that each call of a batch takes as sent, without the space around it: the sizes of the items of the list
 * `batch` in an object. The text must be valid JSON; of several members of that name the last counts, as it does in
 * `JSON.parse`. One walk over the bytes, however deep they are nested.
 */
export function sizesInBatch(json: Uint8Array): number[] {
  let sizes: number[] = []
  let inBatch = false
  let name: Uint8Array = json.subarray(0, 0)
  let depth = 0
  let start = -1
  let end = -1
  const close = () => {
    if (start >= 0) sizes.push(end - start)
    start = -1
  }
  for (let at = 0; at < json.length; at++) {
    const byte = json[at] as number
    if (spaces.has(byte)) continue
    if (inBatch && depth === 2 && (byte === comma || closing.has(byte))) close()
    else if (inBatch && start < 0) start = at
    if (byte === quote) {
      const from = at
      at = endOfText(json, at)
      if (depth === 1) name = json.subarray(from, at + 1)
    } else if (opening.has(byte)) {
      depth++
      if (depth === 2 && isBatch(name)) {
        inBatch = true
        sizes = []
      }
    } else if (closing.has(byte)) {
      depth--
      if (depth === 1) inBatch = false
    }
    end = at + 1
  }
  return sizes
}

/** `"batch"` with every letter as an escape. Longer names are not read: one may stand before many lists. */
const longestBatch = 32

/** Names may be written with escapes: only the parser knows what they say. */
const isBatch = (name: Uint8Array): boolean =>
  name.length > 0 && name.length <= longestBatch && JSON.parse(Buffer.from(name).toString()) === 'batch'

function endOfText(json: Uint8Array, from: number): number {
  let at = from + 1
  while (json[at] !== quote) at += json[at] === backslash ? 2 : 1
  return at
}
