import { sql } from 'kysely'
import { type Store, seatsInTile, type Tables, type Write } from '../../../adapters/store/index.ts'
import type { StateLayout } from '../layout.ts'
import { namesOf } from './columns.ts'
import { encodeTile } from './encode.ts'
import { Tile } from './tile.ts'

export type Folding = {
  /** A tile is left alone while fewer of its seats than this are out of date; 1 when absent. */
  readonly least?: number
  /** Writes each tile anew from the states, whatever it shows. */
  readonly anew?: boolean
  readonly signal?: AbortSignal
  /** Waits between two tiles, so that others have their turn. */
  readonly rest?: () => Promise<void>
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
  const { least = 1, anew = false, signal } = options
  let written = 0
  const wrote = async (): Promise<void> => {
    written++
    options.onProgress?.(written)
    await options.rest?.()
  }
  for (const tile of anew ? await allTiles(store) : await tilesBehind(store, layout, least)) {
    if (signal?.aborted) return written
    if (await foldOne(store, layout, tile, anew)) await wrote()
  }
  while (!signal?.aborted && (await seatMany(store, layout, least, wrote, signal)));
  return written
}

/** Blanks what tiles still show of those who are gone. False where a tile changed each time that it was read. */
export async function foldVacated(store: Store, layout: StateLayout): Promise<boolean> {
  const { rows } = await sql<{ tile: number }>`
    SELECT DISTINCT "seat" / ${sql.lit(seatsInTile)} AS "tile" FROM "vacated_seats"`.execute(store.db)
  let all = true
  for (const { tile } of rows) all = (await foldOne(store, layout, tile, false)) && all
  return all
}

async function allTiles(store: Store): Promise<number[]> {
  const rows = await store.db.selectFrom('tiles').select('tile').orderBy('tile').execute()
  return rows.map(({ tile }) => tile)
}

/** Tiles with at least so many seats out of date, and those of another layout, in order. */
async function tilesBehind(store: Store, layout: StateLayout, least: number): Promise<number[]> {
  const { rows } = await sql<{ tile: number }>`
    SELECT "tile" FROM (
      SELECT "seat" / ${sql.lit(seatsInTile)} AS "tile" FROM "customer_state"
      WHERE "tiled" IS NULL AND "seat" IS NOT NULL AND "layout" = ${layout.tag}
      UNION ALL SELECT "seat" / ${sql.lit(seatsInTile)} FROM "vacated_seats"
    ) AS "behind" GROUP BY "tile" HAVING count(*) >= ${least}
    UNION SELECT "tile" FROM "tiles" WHERE "layout" <> ${layout.tag} ORDER BY 1`.execute(store.db)
  return rows.map(({ tile }) => tile)
}

const attempts = 5

/** False where the states changed again each time that they were read: the next fold comes back to it. */
async function foldOne(store: Store, layout: StateLayout, tile: number, anew: boolean): Promise<boolean> {
  for (let i = 0; i < attempts; i++) if (await tryTile(store, layout, tile, anew)) return true
  return false
}

async function tryTile(store: Store, layout: StateLayout, tile: number, anew: boolean): Promise<boolean> {
  const from = tile * seatsInTile
  const before = await readTile(store, layout, tile, anew)
  const changed = await store.db
    .selectFrom('customer_state')
    .selectAll()
    .where('seat', '>=', from)
    .where('seat', '<', from + seatsInTile)
    .$if(!before.blank, query => query.where('tiled', 'is', null))
    .execute()
  const gone = await store.db
    .selectFrom('vacated_seats')
    .select('seat')
    .where('seat', '>=', from)
    .where('seat', '<', from + seatsInTile)
    .execute()
  if (changed.length + gone.length === 0 && !before.blank) return true
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
  /** What the tile showed does not count: every seat is read anew. */
  readonly blank: boolean
  readonly seats: Seats
  readonly columns: ReadonlyMap<string, Uint8Array>
}

/** A tile as it was written last; without a version where there is none, and blank where it is of another layout or to be made anew. */
async function readTile(store: Store, layout: StateLayout, tile: number, anew = false): Promise<Before> {
  const head = await store.get('tiles', { tile })
  const rows = await store.db.selectFrom('tile_columns').selectAll().where('tile', '=', tile).execute()
  const columns = new Map(rows.map(({ name, bytes }) => [name, bytes]))
  if (anew || head?.layout !== layout.tag)
    return { version: head?.version ?? 0, blank: true, seats: emptySeats(head?.seats ?? 0), columns }
  const old = new Tile(layout, columns)
  const seats = Array.from({ length: old.seats }, (_, place) => (old.taken(place) ? old.row(place) : undefined))
  return { version: head.version, blank: false, seats, columns }
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

/** Tiles written from one look at the states: an open snapshot keeps the log of the store from being folded away. */
const tilesALook = 32

/** Seats those without a seat behind the last who has one, as many as one look finds. True when there may be more. */
async function seatMany(
  store: Store,
  layout: StateLayout,
  least: number,
  wrote: () => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const most = tilesALook * seatsInTile
  let found = 0
  let waiting: readonly State[] | undefined = []
  for await (const rows of store.scan<State>(withoutSeat(store, layout, most), seatsInTile)) {
    found += rows.length
    waiting = [...waiting, ...rows]
    while (waiting.length >= seatsInTile) {
      if (signal?.aborted) return false
      waiting = await seatSome(store, layout, waiting)
      if (waiting === undefined) return false
      await wrote()
    }
  }
  while (waiting.length >= Math.max(1, least) && !signal?.aborted) {
    waiting = await seatSome(store, layout, waiting)
    if (waiting === undefined) return false
    await wrote()
  }
  return found === most
}

const withoutSeat = ({ db }: Store, layout: StateLayout, most: number) =>
  db
    .selectFrom('customer_state')
    .selectAll()
    .where('tiled', 'is', null)
    .where('seat', 'is', null)
    .where('layout', '=', layout.tag)
    .limit(most)
    .compile()

/** Seats the first of these, as many as the last tile has room for, and answers the others. Undefined where somebody was quicker each time. */
async function seatSome(
  store: Store,
  layout: StateLayout,
  rows: readonly State[],
): Promise<readonly State[] | undefined> {
  let left = rows
  for (let i = 0; i < attempts && left.length > 0; i++) {
    const last = await store.db.selectFrom('tiles').selectAll().orderBy('tile', 'desc').limit(1).executeTakeFirst()
    const tile = last === undefined ? 0 : last.seats < seatsInTile ? last.tile : last.tile + 1
    const before = await readTile(store, layout, tile)
    const some = left.slice(0, seatsInTile - before.seats.length)
    const first = tile * seatsInTile + before.seats.length
    const seats = [...before.seats, ...some.map(row => row.state)]
    const writes = some.map((row, place) => shown(row, first + place))
    if (await writeTile(store, layout, tile, before, seats, writes)) return left.slice(some.length)
    left = await stillWithout(store, layout, left)
  }
  return left.length === 0 ? left : undefined
}

async function stillWithout(store: Store, layout: StateLayout, rows: readonly State[]): Promise<State[]> {
  const customers = rows.map(row => row.customer)
  const found = await store.among('customer_state', 'customer', customers)
  return found.filter(row => row.seat === null && row.layout === layout.tag)
}
