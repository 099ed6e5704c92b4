import { type Fault, ok, type Result } from '@candor/terms'
import { fromBase64, toBase64 } from '../encoding/base64.ts'
import { readDecimal, readText } from '../encoding/text.ts'
import { refuse } from '../refuse.ts'
import { hashSize } from '../tree/hashes.ts'

/** What a log asks a witness (c2sp.org/tlog-witness): the size the witness saw last, the proof from there, the signed checkpoint. */
export type AddCheckpoint = {
  readonly old: number
  readonly proof: readonly Uint8Array[]
  readonly checkpoint: string
}

const mostHashes = 63

/** The body of `POST …/add-checkpoint`. Throws a `RangeError` for a size or a proof that no request may carry. */
export function formatAddCheckpoint({ old, proof, checkpoint }: AddCheckpoint): string {
  if (!Number.isSafeInteger(old) || old < 0) throw new RangeError('an old size is a whole number')
  if (proof.length > mostHashes || proof.some(hash => hash.length !== hashSize))
    throw new RangeError(`a consistency proof is at most ${mostHashes} hashes of 32 bytes`)
  return `${[`old ${old}`, ...proof.map(toBase64), ''].join('\n')}\n${checkpoint}`
}

/** Reads the body of such a request; what it claims is for `judgeGrowth`. Refusals name the line. */
export function parseAddCheckpoint(input: string | Uint8Array): Result<AddCheckpoint, Fault> {
  const text = readText(input, 'request')
  if (!text.ok) return text
  const blank = text.value.indexOf('\n\n')
  if (blank < 0) return refuse('request', 'has no empty line before its checkpoint')
  const [first = '', ...lines] = text.value.slice(0, blank).split('\n')
  if (!first.startsWith('old ')) return refuse('request.old', 'is missing')
  const old = readDecimal(first.slice('old '.length), 'request.old')
  if (!old.ok) return old
  const proof = parseHashes(lines)
  return proof.ok ? ok({ old: old.value, proof: proof.value, checkpoint: text.value.slice(blank + 2) }) : proof
}

function parseHashes(lines: readonly string[]): Result<Uint8Array[], Fault> {
  if (lines.length > mostHashes) return refuse('request.proof', `has more than ${mostHashes} hashes`)
  const hashes: Uint8Array[] = []
  for (const [at, line] of lines.entries()) {
    const hash = fromBase64(line, `request.proof.${at}`)
    if (!hash.ok) return hash
    if (hash.value.length !== hashSize) return refuse(`request.proof.${at}`, 'must be 32 bytes')
    hashes.push(hash.value)
  }
  return ok(hashes)
}
