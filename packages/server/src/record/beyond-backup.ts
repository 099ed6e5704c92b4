import {
  edgeRoot,
  fetchBundle,
  integrate,
  type Leaf,
  leafBytes,
  parseLeaf,
  type ReadFile,
  readEdge,
} from '@candor/ledger'
import type { Ground } from '../adapters/ground.ts'
import type { Write } from '../adapters/store/index.ts'
import type { TileFolder } from '../adapters/tiles/index.ts'
import { bundleWidth } from './catch-up.ts'
import { headChange, type LogHead, readHead } from './head-store.ts'
import { LogRefused, mustBeOurs, type Published, readPublished } from './published.ts'
import { same } from './same-bytes.ts'
import type { Signing } from './signing.ts'

/** In `meta` of a store that was made from a backup, until its log has gone on. */
export const restoredMark = 'restored-at'
/** Full bundles that one change places at most: what is held in memory, and whoever commits meanwhile waits behind it. */
const atOnce = 8

/**
 * A store from a backup is behind the log that was published after it. The log does not go back: what came after the backup is
 * taken from the log folder as commitments without content, so that the tree goes on from the published size. Only a store that
 * was restored may do this, and only when tiles, bundles and the signed root all fit what it holds: that is looked at first, from
 * one end to the other, and then the head moves in steps. Cut off between two of them, the next call goes on from there. Throws
 * `LogRefused`.
 */
export async function takeBeyondBackup(
  ground: Ground,
  tiles: TileFolder,
  signing: Signing,
  bundles = atOnce,
): Promise<void> {
  if (!(await ground.store.get('meta', { key: restoredMark }))) return
  const published = await readPublished(tiles)
  if (published) {
    await mustBeOurs(ground, signing, published, 'the log folder')
    const first = await readHead(ground, signing.name)
    if (published.size > first.size) {
      const steps = () => stepsTo(ground, tiles, { head: first, published, bundles })
      await mustLeadTo(published.root, steps())
      await placeAll(ground, signing.name, first, steps())
    }
  }
  await ground.store.commit({ expect: [], writes: [{ do: 'remove', table: 'meta', key: { key: restoredMark } }] })
}

async function mustLeadTo(signed: Uint8Array, steps: AsyncIterable<Step>): Promise<void> {
  let root: Uint8Array = new Uint8Array()
  for await (const step of steps) root = step.root
  if (!same(root, signed)) throw unfit('its entries do not give the root that was signed')
}

type Step = {
  readonly from: number
  readonly leaves: readonly Leaf[]
  readonly size: number
  readonly root: Uint8Array
}

/** The published leaves that the store lacks, some bundles at a time, with the size and the root that the tree has after them. */
async function* stepsTo(
  { keys: { hashing } }: Ground,
  tiles: TileFolder,
  { head, published, bundles }: { head: LogHead; published: Published; bundles: number },
): AsyncGenerator<Step> {
  const read = (path: string) => tiles.read(path)
  const start = await readEdge(head.size, read, published.size)
  if (!start.ok || !same(edgeRoot(start.value, hashing), head.root))
    throw unfit('up to the size of the backup it holds other entries than the store')
  for (let edge = start.value; edge.size < published.size; ) {
    const leaves: Leaf[] = []
    const first = Math.floor(edge.size / bundleWidth)
    for (let index = first; index < first + bundles && index * bundleWidth < published.size; index++)
      leaves.push(...(await leavesOf(index, edge.size, published.size, read)))
    const grown = integrate(edge, leaves.map(leafBytes), hashing)
    yield { from: edge.size, leaves, size: grown.size, root: grown.root }
    edge = grown.edge
  }
}

async function leavesOf(index: number, from: number, size: number, read: ReadFile): Promise<Leaf[]> {
  const bundle = await fetchBundle(index, size, read)
  if (!bundle.ok || !bundle.value) throw unfit(`bundle ${index} is missing or broken`)
  const before = Math.max(0, from - index * bundleWidth)
  return bundle.value.slice(before).map((bytes, i) => {
    const leaf = parseLeaf(bytes)
    if (!leaf.ok) throw unfit(`entry ${index * bundleWidth + before + i} is broken`)
    return leaf.value
  })
}

/** Moves the head to where the log was published, step by step. What the backup held without a place finds it again. */
async function placeAll(ground: Ground, origin: string, first: LogHead, steps: AsyncIterable<Step>): Promise<void> {
  // No more than came in between two rounds of the sequencer before the backup.
  const waiting = await ground.store.db
    .selectFrom('entries')
    .select(['customer', 'entry', 'commitment'])
    .where('leaf', 'is', null)
    .execute()
  const known = new Map(waiting.map(row => [nameOf(row.commitment), row]))
  let head = first
  for await (const { from, leaves, size, root } of steps) {
    const writes = leaves.map(({ t, c }, i): Write => {
      const leaf = from + i
      const row = known.get(nameOf(c))
      if (row)
        return { do: 'patch', table: 'entries', key: { customer: row.customer, entry: row.entry }, set: { leaf } }
      const lost = { customer: 'lost', entry: `lost-${String(leaf).padStart(15, '0')}`, kind: 'lost' }
      return { do: 'insert', table: 'entries', row: { ...lost, t, commitment: c, sealed: null, leaf } }
    })
    const moved = headChange(origin, head, { size, root })
    const done = await ground.store.commit({ expect: moved.expect, writes: [...moved.writes, ...writes] })
    if (!done.done)
      throw new LogRefused('Another process moved the log while it was brought to what was published. Start again.')
    head = await readHead(ground, origin)
  }
}

const nameOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

const unfit = (says: string): LogRefused =>
  new LogRefused(
    `The log folder does not fit the restored store: ${says}. Bring the newest whole copy of the log folder of this house.`,
  )
