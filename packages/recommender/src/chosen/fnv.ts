const seed = 0x811c9dc5
const prime = 0x01000193

/**
 * FNV-1a with 32 bits over the UTF-8 bytes of a text (Fowler, Noll, Vo; RFC 9923), as an unsigned number. Given the hash of a
 * beginning, goes on from there: `fnv1a('bar', fnv1a('foo'))` is `fnv1a('foobar')`.
 */
export function fnv1a(text: string, from: number = seed): number {
  let hash = from
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 127) return overBytes(new TextEncoder().encode(text.slice(i)), hash)
    hash = Math.imul(hash ^ code, prime)
  }
  return hash >>> 0
}

function overBytes(bytes: Uint8Array, from: number): number {
  let hash = from
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, prime)
  return hash >>> 0
}
