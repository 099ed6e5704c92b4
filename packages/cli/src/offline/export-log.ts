import {
  type Checkpoint,
  consistencyProof,
  decodeBundle,
  edgeRoot,
  encodeBundle,
  parseCheckpoint,
  parseNote,
  type ReadFile,
  readEdge,
  readerOfTiles,
  verifyConsistency,
} from '@candor/ledger'
import { err, type Fault, ok, type Result } from '@candor/terms'
import type { LogFolder } from './log-folder.ts'
import { type LogPart, partialFolders, partsOf } from './log-parts.ts'
import { nodeCrypto } from './node-crypto.ts'

/** What an export did: entries of the log, files written now, files that were there already. */
export type Exported = { readonly size: number; readonly written: number; readonly kept: number }

export type ExportOptions = {
  /** Bundles that end at or below it are not there to be copied. */
  readonly minimumIndex: number
  /** Files of our own beside those of the format; written before the checkpoint. */
  readonly beside: ReadonlyMap<string, string>
  readonly onProgress: (done: number, total: number) => void
}

const hashSize = 32
/** Files that are copied at the same time. */
const atOnce = 16

/**
 * Copies a log into a folder, the checkpoint last, so that what the folder shows is whole at every moment. Full files that are
 * there already stay. Refuses a folder that holds another log, a longer one, or one that this log does not go on from.
 */
export async function exportLog(
  read: ReadFile,
  folder: LogFolder,
  options: ExportOptions,
): Promise<Result<Exported, Fault>> {
  const note = await read('checkpoint')
  const head = note === undefined ? fault('checkpoint', 'is missing') : headOf(note)
  if (!head.ok) return head
  const before = await headBefore(folder, head.value)
  if (!before.ok) return before
  const copied = await copyAll(read, folder, head.value.size, options)
  if (!copied.ok) return copied
  const holds = await holdsTogether(folder, head.value, before.value)
  if (!holds.ok) return holds
  for (const [path, text] of options.beside) await folder.write(path, new TextEncoder().encode(text))
  await folder.write('checkpoint', note!)
  for (const gone of partialFolders(before.value?.size ?? 0, head.value.size)) await folder.remove(gone)
  return ok({ size: head.value.size, ...copied.value })
}

function headOf(note: Uint8Array): Result<Checkpoint, Fault> {
  const parsed = parseNote(note, 'checkpoint')
  return parsed.ok ? parseCheckpoint(parsed.value.text) : parsed
}

async function headBefore(folder: LogFolder, head: Checkpoint): Promise<Result<Checkpoint | undefined, Fault>> {
  const note = await folder.read('checkpoint')
  if (note === undefined) return ok(undefined)
  const before = headOf(note)
  if (!before.ok) return before
  if (before.value.origin !== head.origin)
    return fault('checkpoint', `in the folder is of the log ${before.value.origin}`)
  if (before.value.size > head.size)
    return fault('checkpoint', `in the folder has ${before.value.size} entries, the log only ${head.size}`)
  return before
}

async function copyAll(
  read: ReadFile,
  folder: LogFolder,
  size: number,
  { minimumIndex, onProgress }: ExportOptions,
): Promise<Result<Omit<Exported, 'size'>, Fault>> {
  const parts = partsOf(size, minimumIndex)
  const total = 2 * Math.ceil(size / 256)
  let [written, kept]: [number, number] = [0, 0]
  let bad: Result<never, Fault> | undefined
  const line = async (): Promise<void> => {
    for (const part of parts) {
      if (bad) return
      const done = await copy(read, folder, part)
      if (!done.ok) bad = done
      else if (done.value) written++
      else kept++
      onProgress(written + kept, Math.max(total, written + kept))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, line))
  return bad ?? ok({ written, kept })
}

/** True when the file was written, false when it was there. */
async function copy(read: ReadFile, folder: LogFolder, part: LogPart): Promise<Result<boolean, Fault>> {
  const there = await folder.size(part.path)
  if (part.isBundle ? (there ?? 0) > 0 : there === part.width * hashSize) return ok(false)
  const bytes = (await read(part.path)) ?? cut((await read(part.full)) ?? new Uint8Array(), part)
  if (bytes === undefined || bytes.length === 0) return fault(part.path, 'is missing from the log')
  await folder.write(part.path, bytes)
  return ok(true)
}

/** A full file that took the place of a partial one, cut to the width of that one. */
function cut(full: Uint8Array, { width, isBundle }: LogPart): Uint8Array | undefined {
  if (!isBundle) return full.subarray(0, width * hashSize)
  const entries = decodeBundle(full)
  return entries.ok ? encodeBundle(entries.value.slice(0, width)) : undefined
}

/** The files give the root of the checkpoint, and the log of before is its beginning. */
async function holdsTogether(
  folder: LogFolder,
  head: Checkpoint,
  before: Checkpoint | undefined,
): Promise<Result<unknown, Fault>> {
  const edge = await readEdge(head.size, folder.read)
  if (!edge.ok) return edge
  if (Buffer.compare(edgeRoot(edge.value, nodeCrypto), head.root) !== 0)
    return fault('checkpoint', 'has a root that is not the root of the tiles')
  if (!before || before.size === 0) return ok(undefined)
  const reader = readerOfTiles(head.size, folder.read, nodeCrypto)
  const proof = await consistencyProof(before.size, head.size, reader, nodeCrypto)
  if (!proof.ok) return proof
  const claim = { size1: before.size, root1: before.root, size2: head.size, root2: head.root }
  if (verifyConsistency(claim, proof.value, nodeCrypto).ok) return ok(undefined)
  return fault(
    'checkpoint',
    `in the folder (${before.size} entries) is not the beginning of the log: history was rewritten`,
  )
}

const fault = (path: string, says: string) => err<Fault>({ path, says })
