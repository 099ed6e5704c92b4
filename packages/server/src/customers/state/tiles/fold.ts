import { type Store, seatsInTile, type Tables, type Write } from '../../../adapters/store/index.ts'
import type { StateLayout } from '../layout.ts'
import { namesOf } from './columns.ts'
import { encodeTile } from './encode.ts'
import { Tile } from './tile.ts'

export type Folding = {
  /** A tile is left alone while fewer of its seats than this are out of date; 1 when absent. */
  readonly least?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (tiles: number) => void
}

type State = Tables['customer_state']
type Seats = (Uint8Array | undefined)[]

/**
 * Brings tiles up to date with the decision states, and gives seats to those who have none. Tile by tile, each in one commit that
 * fails if a state of it changed meanwhile; that tile is then read again. Several processes may fold at once. What is done is done,
 * whenever it stops. Answers how many tiles were written.
 */
export async function foldTiles(store: Store, layout: StateLayout, options: Folding = {}): Promise<number> {
  let written = 0
  const wrote = (): void => options.onProgress?.(++written)
  for (const tile of await tilesBehind(store, layout, options.least ?? 1)) {
    if (options.signal?.aborted) return written
    if (await foldOne(store, layout, tile)) wrote()
  }
  while (!options.signal?.aborted && (await seatSome(store, layout, options.least ?? 1))) wrote()
  return written
}

/** Tiles that still show somebody who is gone. What is erased must not stay in them. */
export async function foldVacated(store: Store, layout: StateLayout): Promise<void> {
  const rows = await store.db.selectFrom('vacated_seats').select('seat').execute()
  for (const tile of new Set(rows.map(({ seat }) => tileOf(seat)))) await foldOne(store, layout, tile)
}

const tileOf = (seat: number): number => Math.floor(seat / seatsInTile)

/** Tiles with at least so many seats out of date, and those of another layout, in order. */
async function tilesBehind(store: Store, layout: StateLayout, least: number): Promise<number[]> {
  const changed = await store.db
    .selectFrom('customer_state')
    .select('seat')
    .where('tiled', 'is', null)
    .where('seat', 'is not', null)
    .where('layout', '=', layout.tag)
    .execute()
  const gone = await store.db.selectFrom('vacated_seats').select('seat').execute()
  const other = await store.db.selectFrom('tiles').select('tile').where('layout', '!=', layout.tag).execute()
  const counts = new Map<number, number>()
  for (const { seat } of [...changed, ...gone]) counts.set(tileOf(seat!), (counts.get(tileOf(seat!)) ?? 0) + 1)
  const behind = [...counts].filter(([, count]) => count >= least).map(([tile]) => tile)
  return [...new Set([...behind, ...other.map(({ tile }) => tile)])].sort((a, b) => a - b)
}

const attempts = 5

/** False where the states changed again each time that they were read: the next fold comes back to it. */
async function foldOne(store: Store, layout: StateLayout, tile: number): Promise<boolean> {
  for (let i = 0; i < attempts; i++) if (await tryTile(store, layout, tile)) return true
  return false
}

async function tryTile(store: Store, layout: StateLayout, tile: number): Promise<boolean> {
  const from = tile * seatsInTile
  const before = await readTile(store, layout, tile)
  const changed = await store.db
    .selectFrom('customer_state')
    .selectAll()
    .where('seat', '>=', from)
    .where('seat', '<', from + seatsInTile)
    .$if(before.sameLayout, query => query.where('tiled', 'is', null))
    .execute()
  const gone = await store.db
    .selectFrom('vacated_seats')
    .select('seat')
    .where('seat', '>=', from)
    .where('seat', '<', from + seatsInTile)
    .execute()
  if (changed.length + gone.length === 0 && before.sameLayout) return true
  const seats = before.seats
  for (const { seat } of gone) seats[seat - from] = undefined
  for (const row of changed) seats[row.seat! - from] = row.layout === layout.tag ? row.state : undefined
  const writes: Write[] = [
    ...changed.filter(row => row.layout === layout.tag && row.tiled === null).map(row => shown(row)),
    ...changed.filter(row => row.layout !== layout.tag && row.tiled !== null).map(row => shown(row, row.seat, null)),
    ...gone.map(({ seat }): Write => ({ do: 'remove', table: 'vacated_seats', key: { seat } })),
  ]
  return await writeTile(store, layout, tile, before, seats, writes)
}

type Before = {
  readonly version: number
  readonly sameLayout: boolean
  readonly seats: Seats
  readonly columns: ReadonlyMap<string, Uint8Array>
}

/** A tile as it was written last; without a version where there is none, and empty where it is of another layout. */
async function readTile(store: Store, layout: StateLayout, tile: number): Promise<Before> {
  const head = await store.get('tiles', { tile })
  const rows = await store.db.selectFrom('tile_columns').selectAll().where('tile', '=', tile).execute()
  const columns = new Map(rows.map(({ name, bytes }) => [name, bytes]))
  const sameLayout = head?.layout === layout.tag
  if (!sameLayout) return { version: head?.version ?? 0, sameLayout, seats: emptySeats(head?.seats ?? 0), columns }
  const old = new Tile(layout, columns)
  const seats = Array.from({ length: old.seats }, (_, place) => (old.taken(place) ? old.row(place) : undefined))
  return { version: head.version, sameLayout, seats, columns }
}

const emptySeats = (count: number): Seats => Array.from({ length: count }, () => undefined)

/** The row says that its tile shows it, or not, provided that it is still what was read. */
const shown = ({ customer, version, seat: now }: State, seat = now, tiled: 1 | null = 1): Write => ({
  do: 'patch',
  table: 'customer_state',
  key: { customer, version },
  set: seat === now ? { tiled } : { seat, tiled },
})

async function writeTile(
  store: Store,
  layout: StateLayout,
  tile: number,
  before: Before,
  seats: Seats,
  more: readonly Write[],
): Promise<boolean> {
  const columns = encodeTile(layout, seats)
  const changed = [...columns].filter(([name, bytes]) => !isSame(before.columns.get(name), bytes))
  const names = new Set(namesOf(layout))
  const dropped = [...before.columns.keys()].filter(name => !names.has(name))
  const head = { layout: layout.tag, seats: seats.length }
  const { done } = await store.commit({
    expect: [{ table: 'tiles', key: { tile }, version: before.version }],
    writes: [
      before.version === 0
        ? { do: 'insert', table: 'tiles', row: { tile, version: 1, ...head } }
        : { do: 'patch', table: 'tiles', key: { tile }, set: head },
      ...changed.map(([name, bytes]): Write => ({ do: 'put', table: 'tile_columns', row: { tile, name, bytes } })),
      ...dropped.map((name): Write => ({ do: 'remove', table: 'tile_columns', key: { tile, name } })),
      ...more,
    ],
  })
  return done
}

const isSame = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one !== undefined && Buffer.compare(one, other) === 0

/** Seats those without one at the end of the last tile, as many as it takes. False where there are fewer than `least`, or none. */
async function seatSome(store: Store, layout: StateLayout, least: number, left = attempts): Promise<boolean> {
  if (left === 0) return false
  const last = await store.db.selectFrom('tiles').selectAll().orderBy('tile', 'desc').limit(1).executeTakeFirst()
  const tile = last === undefined ? 0 : last.seats < seatsInTile ? last.tile : last.tile + 1
  const before = await readTile(store, layout, tile)
  const rows = await store.db
    .selectFrom('customer_state')
    .selectAll()
    .where('tiled', 'is', null)
    .where('seat', 'is', null)
    .where('layout', '=', layout.tag)
    .limit(seatsInTile - before.seats.length)
    .execute()
  if (rows.length < Math.max(1, least)) return false
  const first = tile * seatsInTile + before.seats.length
  const seats = [...before.seats, ...rows.map(row => row.state)]
  const writes = rows.map((row, i) => shown(row, first + i))
  return (await writeTile(store, layout, tile, before, seats, writes)) || seatSome(store, layout, least, left - 1)
}
