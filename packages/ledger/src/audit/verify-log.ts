import { type Fault, ok, type Result } from '@candor/terms'
import { concat, equal } from '../encoding/octets.ts'
import { type Checkpoint, parseCheckpoint } from '../notes/checkpoint.ts'
import { parseVkey } from '../notes/key.ts'
import { parseNote } from '../notes/note.ts'
import { openNote } from '../notes/open.ts'
import type { Ports } from '../ports.ts'
import { refuse } from '../refuse.ts'
import { readEdgeRows, rootOfRows } from '../tiles/edge.ts'
import type { ReadFile } from '../tiles/fetch.ts'
import { edgeTile } from '../tiles/path.ts'
import type { Audit } from './audit.ts'
import { blame } from './blame.ts'
import { descend } from './descend.ts'

export type VerifyLogOptions = {
  readonly ports: Ports
  /** The log's verifier key. Without one the checkpoint's signature is not checked, and the report says so. */
  readonly vkey?: string
  /** Full tiles and bundles that end at or below it may be missing and count as pruned. Default 0: nothing may. */
  readonly minimumIndex?: number
  /** After each bundle: entries passed so far, and all there are. */
  readonly onProgress?: (done: number, total: number) => void
}

/** A log that holds together: `checked` entries were re-hashed, `pruned` ones were not there to be. */
export type LogReport = {
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
  readonly signature: 'verified' | 'unsigned-checked'
  readonly checked: number
  readonly pruned: number
}

/**
 * Verifies a whole log of any kind in the C2SP form (tlog-tiles): the checkpoint and its signature, the tiles from the
 * root down, every entry against its leaf. Streams: it holds one tile a level and one bundle. The error's path names
 * the first bad thing: `entry 1234`, `tile tile/0/x001/234`, `bundle tile/entries/000.p/3`, `checkpoint`, or `vkey`.
 * Rejects only if `read` does.
 */
export async function verifyLog(read: ReadFile, options: VerifyLogOptions): Promise<Result<LogReport, Fault>> {
  const bytes = await read('checkpoint')
  const head = bytes === undefined ? refuse('checkpoint', 'is missing') : readHead(bytes, options)
  if (!head.ok) return head
  const audit = begin(read, head.value.size, options)
  const rows = await readTop(audit, head.value.root)
  if (!rows.ok) return rows
  const below = await descendAll(audit, rows.value)
  return below.ok ? ok(reportOf(head.value, audit, options)) : below
}

/** Below the partial tiles, from the highest down: that is from the first entry on. */
async function descendAll(audit: Audit, rows: readonly Uint8Array[][]): Promise<Result<undefined, Fault>> {
  for (let level = rows.length - 1; level >= 0; level--) {
    const edge = edgeTile(level, audit.size)
    const below = edge === undefined ? ok(undefined) : await descend(audit, level, edge.index, concat(...rows[level]!))
    if (!below.ok) return below
  }
  return ok(undefined)
}

function begin(
  read: ReadFile,
  size: number,
  { ports, minimumIndex = 0, onProgress = () => {} }: VerifyLogOptions,
): Audit {
  return { read, hashing: ports, size, minimumIndex, onProgress, done: 0, pruned: 0 }
}

function reportOf({ origin, size, root }: Checkpoint, audit: Audit, { vkey }: VerifyLogOptions): LogReport {
  const signature = vkey === undefined ? 'unsigned-checked' : 'verified'
  return { origin, size, root, signature, checked: audit.done - audit.pruned, pruned: audit.pruned }
}

/** The partial tiles, whose hashes make the root: once they do, they are as good as signed. */
async function readTop(audit: Audit, root: Uint8Array): Promise<Result<Uint8Array[][], Fault>> {
  const rows = await readEdgeRows(audit.size, audit.read)
  if (!rows.ok || equal(rootOfRows(rows.value, audit.hashing), root)) return rows
  const fault = await blame(audit, rows.value, root)
  return refuse(fault.path, fault.says)
}

/** Whatever is wrong with the checkpoint, the report names `checkpoint` and says the rest in words. */
function readHead(bytes: Uint8Array, { vkey, ports }: VerifyLogOptions): Result<Checkpoint, Fault> {
  const key = vkey === undefined ? undefined : parseVkey(vkey, ports)
  if (key?.ok === false) return key
  const note = key === undefined ? parseNote(bytes, 'checkpoint') : openNote(bytes, [key.value], ports, 'checkpoint')
  if (!note.ok) return note
  const head = parseCheckpoint(note.value.text)
  return head.ok ? head : refuse('checkpoint', `${head.error.path} ${head.error.says}`)
}
