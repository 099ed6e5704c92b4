import { edgeRoot, fetchBundle, integrate, type Leaf, leafBytes, parseLeaf, readEdge } from '@candor/ledger'
import type { Ground } from '../adapters/ground.ts'
import type { Write } from '../adapters/store/index.ts'
import type { TileFolder } from '../adapters/tiles/index.ts'
import { headChange, type LogHead, readHead } from './head-store.ts'
import { LogRefused, mustBeOurs, type Published, readPublished } from './published.ts'
import { same } from './same-bytes.ts'
import type { Signing } from './signing.ts'

/** In `meta` of a store that was made from a backup, until its log has gone on. */
export const restoredMark = 'restored-at'
const bundleSize = 256

/**
 * A store from a backup is behind the log that was published after it. The log does not go back: what came after the backup is
 * taken from the log folder as commitments without content, so that the tree goes on from the published size. Only a store that
 * was restored may do this, and only when tiles, bundles and the signed root all fit what it holds. Throws `LogRefused`.
 */
export async function takeBeyondBackup(ground: Ground, tiles: TileFolder, signing: Signing): Promise<number> {
  if (!(await ground.store.get('meta', { key: restoredMark }))) return 0
  const published = await readPublished(tiles)
  let taken = 0
  if (published) {
    await mustBeOurs(ground, signing, published, 'the log folder')
    const first = await readHead(ground, signing.name)
    if (published.size > first.size) {
      const leaves = await leavesBetween(ground, tiles, first, published)
      await place(ground, signing.name, first, leaves, published.root)
      taken = leaves.length
    }
  }
  await ground.store.commit({ expect: [], writes: [{ do: 'remove', table: 'meta', key: { key: restoredMark } }] })
  return taken
}

/** The published leaves that the store lacks, once they are shown to lead from its root to the signed one. */
async function leavesBetween({ keys: { hashing } }: Ground, tiles: TileFolder, head: LogHead, published: Published) {
  const read = (path: string) => tiles.read(path)
  const leaves: Leaf[] = []
  for (let index = Math.floor(head.size / bundleSize); index * bundleSize < published.size; index++) {
    const bundle = await fetchBundle(index, published.size, read)
    if (!bundle.ok || !bundle.value) throw unfit(`bundle ${index} is missing or broken`)
    for (const [i, bytes] of bundle.value.entries()) {
      if (index * bundleSize + i < head.size) continue
      const leaf = parseLeaf(bytes)
      if (!leaf.ok) throw unfit(`entry ${index * bundleSize + i} is broken`)
      leaves.push(leaf.value)
    }
  }
  const edge = await readEdge(head.size, read)
  if (!edge.ok || !same(edgeRoot(edge.value, hashing), head.root))
    throw unfit('up to the size of the backup it holds other entries than the store')
  if (!same(integrate(edge.value, leaves.map(leafBytes), hashing).root, published.root))
    throw unfit('its entries do not give the root that was signed')
  return leaves
}

/** In one change: the head stands where the log was published, or where the backup left it. */
async function place(
  ground: Ground,
  origin: string,
  head: LogHead,
  leaves: readonly Leaf[],
  root: Uint8Array,
): Promise<void> {
  const waiting = await ground.store.db
    .selectFrom('entries')
    .select(['customer', 'entry', 'commitment'])
    .where('leaf', 'is', null)
    .execute()
  const known = new Map(waiting.map(row => [nameOf(row.commitment), row]))
  const writes = leaves.map(({ t, c }, i): Write => {
    const leaf = head.size + i
    const row = known.get(nameOf(c))
    if (row) return { do: 'patch', table: 'entries', key: { customer: row.customer, entry: row.entry }, set: { leaf } }
    const lost = { customer: 'lost', entry: `lost-${String(leaf).padStart(15, '0')}`, kind: 'lost' }
    return { do: 'insert', table: 'entries', row: { ...lost, t, commitment: c, sealed: null, leaf } }
  })
  const moved = headChange(origin, head, { size: head.size + leaves.length, root })
  const done = await ground.store.commit({ expect: moved.expect, writes: [...moved.writes, ...writes] })
  if (!done.done)
    throw new LogRefused('Another process moved the log while it was brought to what was published. Start again.')
}

const nameOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

const unfit = (says: string): LogRefused =>
  new LogRefused(
    `The log folder does not fit the restored store: ${says}. Bring the newest whole copy of the log folder of this house.`,
  )
