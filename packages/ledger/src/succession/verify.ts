import { type Fault, ok, type Result } from '@candor/terms'
import { equal } from '../encoding/octets.ts'
import { type Checkpoint, parseCheckpoint } from '../notes/checkpoint.ts'
import type { VerifierKey } from '../notes/key.ts'
import { parseNote } from '../notes/note.ts'
import { openNote } from '../notes/open.ts'
import type { Ports } from '../ports.ts'
import { leafBytes } from '../records/leaf.ts'
import { leafOf } from '../records/opening.ts'
import { refuse } from '../refuse.ts'
import type { ReadFile } from '../tiles/fetch.ts'
import { readerOfTiles } from '../tiles/reader.ts'
import { leafHash } from '../tree/hashes.ts'
import { rootOfLeaves } from './leaves-root.ts'
import { type Predecessor, parseSuccessions, type Succession } from './predecessor.ts'

export type VerifySuccessionOptions = {
  readonly ports: Ports
  /** Keys of the logs that came before, known from elsewhere: where the name of one is named, its last checkpoint must bear the signature. */
  readonly keys: readonly VerifierKey[]
  /** Checkpoints that somebody kept, of this log or of one before it: each must be of the one history. */
  readonly seen: readonly (string | Uint8Array)[]
}

/** A log that came before, and whether a key that is known from elsewhere signed its last checkpoint. */
export type Preceded = Predecessor & { readonly signature: 'verified' | 'unsigned-checked' }

/**
 * Verifies that a log, which was verified already, goes on from those that it says it goes on from: each of its first entries
 * commits to the last checkpoint of one of them, and the entries behind it are those of that log, one by one, up to that
 * checkpoint. A successor that left out entries that somebody saw is found by `seen`. Answers the logs before, the last first;
 * none where there is no file `succession`. Rejects only if `read` does.
 */
export async function verifySuccession(
  read: ReadFile,
  log: Checkpoint,
  options: VerifySuccessionOptions,
): Promise<Result<Preceded[], Fault>> {
  const file = await read('succession')
  const found = file === undefined ? ok([]) : parseSuccessions(file)
  if (!found.ok) return found
  const { ports, keys, seen } = options
  const all: Preceded[] = []
  for (const [at, one] of found.value.entries()) {
    const holds = await goesOn(read, log.size, at, one, ports)
    if (!holds.ok) return holds
    const signature = signatureOf(one.predecessor, keys, ports)
    if (!signature.ok) return signature
    all.push({ ...one.predecessor, signature: signature.value })
  }
  for (const note of seen) {
    const holds = await holdsSeen(read, log, all, note, options)
    if (!holds.ok) return holds
  }
  return ok(all)
}

/** Entry `at` is what the line opens, and the leaves behind it are the predecessor's. */
async function goesOn(
  read: ReadFile,
  size: number,
  at: number,
  { opening, predecessor }: Succession,
  ports: Ports,
): Promise<Result<undefined, Fault>> {
  const path = `succession line ${at + 1}`
  if (predecessor.size + at + 1 > size)
    return refuse(path, `names a log of ${predecessor.size} entries, more than this one took over`)
  const leaf = await readerOfTiles(size, read, ports)([{ level: 0, index: at }])
  if (!leaf.ok) return leaf
  if (!equal(leaf.value[0]!, leafHash(leafBytes(leafOf(opening, ports)), ports)))
    return refuse(path, `is not what entry ${at} of the log commits to`)
  const root = await rootOfLeaves({ from: at + 1, count: predecessor.size }, size, read, ports)
  if (!root.ok) return root
  if (equal(root.value, predecessor.root)) return ok(undefined)
  return refuse(path, `names ${predecessor.origin}, and the entries from ${at + 1} on are not those of that log`)
}

function signatureOf(
  one: Predecessor,
  keys: readonly VerifierKey[],
  ports: Ports,
): Result<Preceded['signature'], Fault> {
  const own = keys.filter(({ name }) => name === one.origin)
  if (own.length === 0) return ok('unsigned-checked')
  const opened = openNote(one.note, own, ports, `the last checkpoint of ${one.origin}`)
  return opened.ok ? ok('verified') : opened
}

async function holdsSeen(
  read: ReadFile,
  log: Checkpoint,
  before: readonly Predecessor[],
  note: string | Uint8Array,
  { ports, keys }: VerifySuccessionOptions,
): Promise<Result<undefined, Fault>> {
  const parsed = parseNote(note, 'seen')
  const seen = parsed.ok ? parseCheckpoint(parsed.value.text, 'seen') : parsed
  if (!seen.ok) return seen
  const { origin, size, root } = seen.value
  const own = keys.filter(({ name }) => name === origin)
  const opened = own.length === 0 ? ok(undefined) : openNote(note, own, ports, 'seen')
  if (!opened.ok) return opened
  const at = [log, ...before].findIndex(one => one.origin === origin)
  const of = [log, ...before][at]
  if (!of) return refuse('seen', `is of ${origin}, and this log is neither that one nor does it go on from it`)
  if (size > of.size)
    return refuse('seen', `has ${size} entries of ${origin}, and only ${of.size} of them are here: history was cut off`)
  const there = await rootOfLeaves({ from: at, count: size }, log.size, read, ports)
  if (!there.ok) return there
  if (equal(there.value, root)) return ok(undefined)
  return refuse('seen', `is of another history of ${origin} than this one`)
}
