import { type Fault, ok, type Result } from '@candor/terms'
import { concat } from '../encoding/octets.ts'
import { refuse } from '../refuse.ts'

/** The most bytes an entry may have: its length is written in 16 bits. */
export const longestEntry = 65_535

/** Entries one after the other, each behind its length as a big-endian 16-bit number. Throws for an entry above 65,535 bytes. */
export const encodeBundle = (entries: readonly Uint8Array[]): Uint8Array => concat(...entries.flatMap(lengthAndEntry))

/** The entries of a bundle, which must be exactly `width` if given. Refuses a bundle that ends inside an entry. */
export function decodeBundle(bytes: Uint8Array, width?: number, path = 'bundle'): Result<Uint8Array[], Fault> {
  const entries: Uint8Array[] = []
  const walked = walkBundle(bytes, width, path, (from, to) => entries.push(bytes.slice(from, to)))
  return walked.ok ? ok(entries) : walked
}

/** Shows where each entry of a bundle begins and ends, under the same terms; what was seen before a refusal does not count. */
export function walkBundle(
  bytes: Uint8Array,
  width: number | undefined,
  path: string,
  seen: (from: number, to: number, index: number) => void,
): Result<undefined, Fault> {
  let count = 0
  for (let at = 0; at < bytes.length; count++) {
    const from = at + 2
    at = from + (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)
    if (at > bytes.length) return refuse(path, `ends inside entry ${count}`)
    seen(from, at, count)
  }
  if (width === undefined || count === width) return ok(undefined)
  return refuse(path, `holds ${count} entries instead of ${width}`)
}

function lengthAndEntry(entry: Uint8Array): [Uint8Array, Uint8Array] {
  if (entry.length > longestEntry) throw new RangeError(`an entry is at most ${longestEntry} bytes`)
  return [Uint8Array.of(entry.length >> 8, entry.length & 255), entry]
}
