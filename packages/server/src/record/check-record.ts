import { leafHash, readerOfTiles } from '@candor/ledger'
import { err, type Fault, ok, type Result, second } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import { Unreadable } from '../adapters/keys/index.ts'
import type { TileFolder } from '../adapters/tiles/index.ts'
import { bundleWidth, leafOf } from './catch-up.ts'
import { checkHead } from './check-head.ts'
import { commitmentOf, openEntry } from './entry.ts'
import type { Log } from './log.ts'
import { same } from './same-bytes.ts'
import type { Signing } from './signing.ts'

/** What a check of the record against the log saw: rows with a place under the checkpoint, rows still waiting, rows opened, rows nobody can open any more. */
export type RecordCheck = {
  readonly size: number
  readonly placed: number
  readonly waiting: number
  readonly opened: number
  readonly erased: number
}

type Row = {
  readonly customer: string
  readonly entry: string
  readonly kind: string
  readonly t: number
  readonly commitment: Uint8Array
  readonly sealed: Uint8Array | null
  readonly leaf: number | null
  readonly wrapped: Uint8Array | null
  readonly epoch: string | null
}

/**
 * The check inside the house: the head row against checkpoint and tree, each entry's row against its leaf, each sealed record
 * against its commitment where its key exists. Names the first row that is wrong. Of an erased row commitment, time and place
 * are held by the tree; whose it was and of which kind, nothing vouches for any more, by design.
 */
export async function checkRecord(
  ground: Ground,
  { tiles, log, signing }: { readonly tiles: TileFolder; readonly log: Log; readonly signing: Signing },
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Result<RecordCheck, Fault>> {
  const head = await checkHead(ground, tiles, log, signing)
  if (!head.ok) return head
  const { size } = head.value
  const seen = { size, placed: 0, waiting: 0, opened: 0, erased: 0 }
  const leaves = leavesOf(ground, tiles, size)
  for await (const rows of rowsOf(ground)) {
    for (const row of rows) {
      const place = row.leaf
      // Placed since the checkpoint that we compare with, or not yet.
      if (place === null || place >= size) seen.waiting++
      else if (place !== seen.placed) return gap(seen.placed, row)
      else if (!same(await leaves(place), leafHash(leafOf(row), ground.keys.hashing)))
        return wrong(row, 'its time or its commitment is not what its leaf in the tree says')
      else seen.placed++
      const says = opens(ground, row)
      if (says !== undefined && says !== 'erased') return wrong(row, says)
      if (says === 'erased') seen.erased++
      else seen.opened++
    }
    onProgress(seen.placed, size)
  }
  return seen.placed === size ? ok(seen) : gap(seen.placed)
}

/** Those with a place, in order, and then the others. */
async function* rowsOf({ store }: Ground): AsyncGenerator<Row[]> {
  const rows = store.db
    .selectFrom('entries')
    .leftJoin('customer_keys', join =>
      join.onRef('customer_keys.customer', '=', 'entries.customer').on('customer_keys.retention', '=', 'record'),
    )
    .select([
      'entries.customer',
      'entry',
      'kind',
      't',
      'commitment',
      'sealed',
      'leaf',
      'wrapped',
      'customer_keys.epoch',
    ])
  yield* store.scan<Row>(rows.where('leaf', 'is not', null).orderBy('leaf').compile(), 500)
  yield* store.scan<Row>(rows.where('leaf', 'is', null).compile(), 500)
}

/** What is wrong with the sealed record of a row; `erased` where there is nothing to open any more. */
function opens(ground: Ground, row: Row): string | undefined {
  const { customer, entry, kind, t, sealed, wrapped, epoch } = row
  if (sealed === null) return 'erased'
  // An erasure takes the sealed record away with the key, or a moment later.
  if (wrapped === null || epoch === null) return 'it is sealed, and its customer has no key'
  try {
    const { k, payload } = openEntry(ground, ground.keys.open(wrapped, epoch), customer, entry, sealed)
    if (!same(commitmentOf(ground, k, payload), row.commitment)) return 'what is sealed is not what it committed to'
    if (payload.kind !== kind) return `its kind is ${kind}, and sealed is ${payload.kind}`
    if (payload.entry !== entry || payload.customer !== customer) return 'what is sealed is another entry'
    return Math.floor(payload.at / second) === t ? undefined : 'its time is not what is sealed'
  } catch (error) {
    if (error instanceof Unreadable)
      return 'its sealed record does not open: the record, its customer or the key was changed'
    throw error
  }
}

/** Leaf hashes of the tree by place, a tile at a time. */
function leavesOf({ keys }: Ground, tiles: TileFolder, size: number): (place: number) => Promise<Uint8Array> {
  const reader = readerOfTiles(size, path => tiles.read(path), keys.hashing)
  let [from, hashes]: [number, readonly Uint8Array[]] = [0, []]
  return async place => {
    if (place < from || place >= from + hashes.length) {
      from = Math.floor(place / bundleWidth) * bundleWidth
      const count = Math.min(bundleWidth, size - from)
      const read = await reader(Array.from({ length: count }, (_, at) => ({ level: 0, index: from + at })))
      if (!read.ok) throw new Error(`the log folder is broken: ${read.error.path} ${read.error.says}`)
      hashes = read.value
    }
    return hashes[place - from]!
  }
}

const wrong = ({ leaf, customer, entry }: Row, says: string) =>
  err<Fault>({ path: `entry ${leaf ?? 'without a place'} (${customer}/${entry})`, says })

const gap = (place: number, found?: Row) =>
  err<Fault>({
    path: `entry ${place}`,
    says: `has no row in the store${found ? `; the next row is ${found.customer}/${found.entry} at ${found.leaf}` : ''}`,
  })
