import { type Fault, ok, type Result } from '@candor/terms'
import { fromBase64, toBase64 } from '../encoding/base64.ts'
import { readDecimal, readText } from '../encoding/text.ts'
import { refuse } from '../refuse.ts'
import { hashSize } from '../tree/hashes.ts'

/**
 * A proof that travels alone (c2sp.org/tlog-proof, file extension `.tlog-proof`): the entry's index, its inclusion
 * proof, the signed checkpoint as it was, and perhaps extra bytes that nothing vouches for.
 */
export type Proof = {
  readonly index: number
  readonly hashes: readonly Uint8Array[]
  readonly checkpoint: string
  readonly extra?: Uint8Array
}

const header = 'c2sp.org/tlog-proof@v1'
// No tree of at most 2^53-1 leaves is higher than 53; the format itself ends at 63.
const mostHashes = 63
// A note may take a million bytes, and an opening is a record: more is not a proof.
const longest = 4_000_000

/** The text of a proof. Throws a `RangeError` for an index or a hash that no proof may carry. */
export function marshalProof(proof: Proof): string {
  if (!Number.isSafeInteger(proof.index) || proof.index < 0) throw new RangeError('an index is a whole number')
  if (proof.hashes.some(hash => hash.length !== hashSize)) throw new RangeError('a proof hash is 32 bytes')
  const extra = proof.extra === undefined ? [] : [`extra ${toBase64(proof.extra)}`]
  const lines = [header, ...extra, `index ${proof.index}`, ...proof.hashes.map(toBase64), '']
  return `${lines.join('\n')}\n${proof.checkpoint}`
}

/** Reads the text of a proof and checks its form only; what it claims is for `verifyProof`. Refusals name line kinds. */
export function parseProof(input: string | Uint8Array): Result<Proof, Fault> {
  if (input.length > longest) return refuse('proof', `is longer than ${longest} bytes`)
  const text = readText(input, 'proof')
  if (!text.ok) return text
  const blank = text.value.indexOf('\n\n')
  if (blank < 0) return refuse('proof', 'has no empty line before its checkpoint')
  const [first, ...lines] = text.value.slice(0, blank).split('\n')
  if (first !== header) return refuse('proof.header', `must be ${header}`)
  const checkpoint = text.value.slice(blank + 2)
  return checkpoint === '' ? refuse('proof.checkpoint', 'is missing') : parseBody(lines, checkpoint)
}

function parseBody(lines: readonly string[], checkpoint: string): Result<Proof, Fault> {
  const hasExtra = lines[0]?.startsWith('extra ') ?? false
  const extra = hasExtra ? fromBase64(lines[0]!.slice('extra '.length), 'proof.extra') : undefined
  if (extra?.ok === false) return extra
  const [indexLine = '', ...hashLines] = hasExtra ? lines.slice(1) : lines
  if (!indexLine.startsWith('index ')) return refuse('proof.index', 'is missing')
  const index = readDecimal(indexLine.slice('index '.length), 'proof.index')
  if (!index.ok) return index
  const hashes = parseHashes(hashLines)
  if (!hashes.ok) return hashes
  const proof = { index: index.value, hashes: hashes.value, checkpoint }
  return ok(extra === undefined ? proof : { ...proof, extra: extra.value })
}

function parseHashes(lines: readonly string[]): Result<Uint8Array[], Fault> {
  if (lines.length > mostHashes) return refuse('proof.hashes', `has more than ${mostHashes} hashes`)
  const hashes: Uint8Array[] = []
  for (const [at, line] of lines.entries()) {
    const hash = fromBase64(line, `proof.hashes.${at}`)
    if (!hash.ok) return hash
    if (hash.value.length !== hashSize) return refuse(`proof.hashes.${at}`, 'must be 32 bytes')
    hashes.push(hash.value)
  }
  return ok(hashes)
}
