import {
  type Edge,
  edgeRoot,
  emptyEdge,
  type Integration,
  integrate,
  type LogFile,
  leafBytes,
  leafHash,
  parseEntriesPath,
  readEdge,
  readerOfTiles,
} from '@candor/ledger'
import type { Ground } from '../adapters/ground.ts'
import type { TileFolder } from '../adapters/tiles/index.ts'
import type { LogHead } from './head-store.ts'
import { minimumIndex } from './pruned.ts'
import { LogRefused, mustBeOurs, type Published } from './published.ts'
import { same } from './same-bytes.ts'
import type { Signing } from './signing.ts'
import type { Witnesses } from './witnesses.ts'

/** An open log. `edge` is how far its files in the folder are known to be written. */
export type Sequencer = {
  readonly ground: Ground
  readonly tiles: TileFolder
  readonly signing: Signing
  /** Absent: nobody outside watches this log. */
  readonly witnesses?: Witnesses | undefined
  edge: Edge
  /** Folders of partial files that full ones have replaced; they go once a checkpoint over the full ones is published. */
  readonly replaced: Set<string>
}

/** Entries that are written to the folder in one step; bounds what is held in memory. */
const stepSize = 2_000
/** Entries in a full bundle (c2sp.org/tlog-tiles). */
export const bundleWidth = 256

export const leafOf = (row: { t: number; commitment: Uint8Array }): Uint8Array =>
  leafBytes({ v: 1, t: row.t, c: row.commitment })

/**
 * Brings the folder to where the head stands: a crash came between, another process placed entries, or the folder was
 * lost. Begins at what is published if that is further, and takes the rest from the entries themselves. Throws
 * `LogRefused` when folder and store do not belong together; then nothing is signed.
 */
export async function catchUp(log: Sequencer, published: Published | undefined, head: LogHead): Promise<void> {
  if (published) await goOnFrom(log, published, head)
  else log.edge = emptyEdge
  const pruned = log.edge.size < head.size ? await minimumIndex(log.ground) : 0
  while (log.edge.size < head.size) {
    const rows = await placed(log.ground, log.edge.size, Math.min(head.size, log.edge.size + stepSize))
    await advance(log, integrate(log.edge, rows.map(leafOf), log.ground.keys.hashing), pruned)
  }
  if (!same(edgeRoot(log.edge, log.ground.keys.hashing), head.root))
    throw new LogRefused(
      'The files in the log folder are not those of the entries in the store. Restore both together.',
    )
}

/** Writes the files of a grown tree durably, all but the checkpoint and bundles that were pruned. */
export async function advance(log: Sequencer, grown: Integration, pruned = 0): Promise<void> {
  const files = grown.files.filter(file => !isPruned(file, pruned))
  await Promise.all(files.map(file => log.tiles.write(file.path, file.bytes)))
  log.edge = grown.edge
  for (const { path } of grown.files) if (!path.includes('.p/')) log.replaced.add(`${path}.p`)
}

/** Takes away the partial files that full ones replaced. One left over does no harm, so a failure here is none of the log's. */
export async function sweep({ tiles, replaced }: Sequencer): Promise<void> {
  const folders = [...replaced]
  replaced.clear()
  await Promise.all(folders.map(folder => tiles.remove(folder).catch(() => undefined)))
}

function isPruned(file: LogFile, below: number): boolean {
  const bundle = parseEntriesPath(file.path)
  return bundle.ok && bundle.value.width === bundleWidth && (bundle.value.index + 1) * bundleWidth <= below
}

async function goOnFrom(log: Sequencer, published: Published, head: LogHead): Promise<void> {
  await mustBeOurs(log.ground, log.signing, published, 'the log folder')
  if (published.size > head.size)
    throw new LogRefused(
      `The log folder holds ${published.size} entries, the store ${head.size}: they do not belong together, or the store ` +
        'was restored from a backup. Restore the newest store; the log does not go back.',
    )
  if (published.size <= log.edge.size) return
  const edge = await readEdge(published.size, path => log.tiles.read(path))
  if (!edge.ok) throw broken(`${edge.error.path} ${edge.error.says}`)
  if (!same(edgeRoot(edge.value, log.ground.keys.hashing), published.root))
    throw broken('the tiles do not give its root')
  await mustHoldLast(log, published.size)
  log.edge = edge.value
}

/** The folder's last entry is the store's: otherwise we would write over the files of another log. */
async function mustHoldLast({ ground, tiles }: Sequencer, size: number): Promise<void> {
  const { hashing } = ground.keys
  const row = await ground.store.get('entries', { leaf: size - 1 })
  const reader = readerOfTiles(size, path => tiles.read(path), hashing)
  const found = await reader([{ level: 0, index: size - 1 }])
  if (!found.ok) throw broken(`${found.error.path} ${found.error.says}`)
  const [last] = found.value
  if (!row || !last || !same(last, leafHash(leafOf(row), hashing)))
    throw new LogRefused(
      `Entry ${size - 1} of the log folder is not that of the store: this is another store's folder.`,
    )
}

/** The leaves from one place to another. Throws `LogRefused` where the store lacks one. */
export async function placed(ground: Ground, from: number, to: number) {
  const rows = await ground.store.db
    .selectFrom('entries')
    .select(['t', 'commitment', 'leaf'])
    .where('leaf', '>=', from)
    .where('leaf', '<', to)
    .orderBy('leaf')
    .execute()
  const gap = rows.findIndex((row, i) => row.leaf !== from + i)
  if (rows.length < to - from || gap >= 0)
    throw new LogRefused(
      `The store lacks the entry of leaf ${from + (gap < 0 ? rows.length : gap)}. Restore the store.`,
    )
  return rows
}

const broken = (says: string): LogRefused =>
  new LogRefused(`The log folder is broken: ${says}. Remove it; it is made again from the store.`)
