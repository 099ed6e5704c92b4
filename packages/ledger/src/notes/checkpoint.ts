import { type Fault, ok, type Result } from '@candor/terms'
import { fromBase64, toBase64 } from '../encoding/base64.ts'
import { equal } from '../encoding/octets.ts'
import { readDecimal } from '../encoding/text.ts'
import { refuse } from '../refuse.ts'
import { emptyRoot, hashSize } from '../tree/hashes.ts'
import { isKeyName } from './key.ts'

/** The head of a log: who, how many leaves, which root. `extensions` are opaque lines we read and never write. */
export type Checkpoint = {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  readonly extensions?: readonly string[]
}

/**
 * The body to sign (c2sp.org/tlog-checkpoint). Throws a `RangeError` for what we must never sign: an origin with spaces
 * or plus, a size above 2^53-1, a root that is not 32 bytes, an empty extension line.
 */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  if (!isKeyName(checkpoint.origin))
    throw new RangeError('an origin is not empty and has no spaces, plus or control characters')
  const { origin, size, root, extensions = [] } = checkpoint
  const body = [origin, size, toBase64(root), ...extensions].map(line => `${line}\n`).join('')
  const again = parseCheckpoint(body)
  if (!again.ok) throw new RangeError(`${again.error.path} ${again.error.says}`)
  if (extensions.length !== (again.value.extensions ?? []).length) throw new RangeError('an extension is one line')
  return body
}

/**
 * Reads a checkpoint body. Any non-empty origin is taken, since logs out there have spaces in theirs; the root must be
 * 32 bytes (and the known one for size 0), the size at most 2^53-1, base64 canonical, and no line empty.
 */
export function parseCheckpoint(body: string, path = 'checkpoint'): Result<Checkpoint, Fault> {
  if (!body.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(body))
    return refuse(path, 'must be lines that end in newlines only')
  const [origin = '', count = '', encoded = '', ...extensions] = body.slice(0, -1).split('\n')
  if (origin === '') return refuse(`${path}.origin`, 'must not be empty')
  const size = readDecimal(count, `${path}.size`)
  if (!size.ok) return size
  const root = fromBase64(encoded, `${path}.root`)
  if (!root.ok) return root
  if (root.value.length !== hashSize) return refuse(`${path}.root`, 'must be 32 bytes')
  if (size.value === 0 && !equal(root.value, emptyRoot()))
    return refuse(`${path}.root`, 'is not the root of an empty tree')
  if (extensions.includes('')) return refuse(path, 'has an empty extension line')
  const head = { origin, size: size.value, root: root.value }
  return ok(extensions.length === 0 ? head : { ...head, extensions })
}
