import { type Store, seatsInTile, type Tables } from '../../../adapters/store/index.ts'
import type { StateLayout } from '../layout.ts'
import { Standing } from '../standing.ts'
import { type Reading, readingsOf } from './readings.ts'
import { Tile } from './tile.ts'

/** Something that a tile says of a customer and their decision state does not. Without a customer: it shows somebody who is gone. */
export type TileFault = {
  readonly tile: number
  readonly place: number
  readonly customer?: string
  /** The column, or `taken`, `layout`, `bytes`; of a tile that cannot be read, why not. */
  readonly column: string
}

export type TileCheck = {
  readonly tiles: number
  readonly seats: number
  readonly different: readonly TileFault[]
  /** The last tile that was looked at; undefined: there was none after the one that was named. */
  readonly last?: number
}

/**
 * Compares tiles with the decision states that they show, seat by seat: byte for byte, and column by column against what the state
 * itself says under that name. What is marked as changed since is left out. From `after` on (-1: the first), at most `most` tiles.
 */
export async function checkTiles(
  store: Store,
  layout: StateLayout,
  { after = -1, most = Number.POSITIVE_INFINITY }: { readonly after?: number; readonly most?: number } = {},
): Promise<TileCheck> {
  const readings = readingsOf(layout)
  const different: TileFault[] = []
  let [tiles, seats, last] = [0, 0, after]
  while (tiles < most) {
    const found = await checkNext(store, layout, readings, last)
    if (found === undefined) break
    tiles++
    seats += found.seats
    last = found.tile
    different.push(...found.different)
  }
  return { tiles, seats, different, ...(tiles > 0 ? { last } : {}) }
}

type Head = Tables['tiles']
type Seated = Pick<Tables['customer_state'], 'customer' | 'layout' | 'state' | 'seat' | 'tiled'>
type Checked = { readonly tile: number; readonly seats: number; readonly different: readonly TileFault[] }

async function checkNext(
  store: Store,
  layout: StateLayout,
  readings: readonly Reading[],
  after: number,
): Promise<Checked | undefined> {
  const snapshot = await store.snapshot()
  try {
    const head = await snapshot.db
      .selectFrom('tiles')
      .selectAll()
      .where('tile', '>', after)
      .orderBy('tile')
      .limit(1)
      .executeTakeFirst()
    return head && (await checkOne(snapshot, layout, readings, head))
  } finally {
    await snapshot.close()
  }
}

async function checkOne(
  { db }: Store,
  layout: StateLayout,
  readings: readonly Reading[],
  head: Head,
): Promise<Checked> {
  const { tile: number } = head
  const from = number * seatsInTile
  const rows: Seated[] = await db
    .selectFrom('customer_state')
    .select(['customer', 'layout', 'state', 'seat', 'tiled'])
    .where('seat', '>=', from)
    .where('seat', '<', from + seatsInTile)
    .execute()
  const shown = rows.filter(row => row.tiled === 1 && row.layout === layout.tag)
  const at = (row: Seated, column: string): TileFault => ({
    tile: number,
    place: row.seat! - from,
    customer: row.customer,
    column,
  })
  // Of another policy: none of those who are judged under this one may take it for theirs.
  if (head.layout !== layout.tag) return { tile: number, seats: 0, different: shown.map(row => at(row, 'layout')) }
  const columns = await db.selectFrom('tile_columns').select(['name', 'bytes']).where('tile', '=', number).execute()
  const gone = await db
    .selectFrom('vacated_seats')
    .select('seat')
    .where('seat', '>=', from)
    .where('seat', '<', from + seatsInTile)
    .execute()
  const known = new Set([...rows, ...gone].map(({ seat }) => seat! - from))
  try {
    const tile = new Tile(layout, new Map(columns.map(({ name, bytes }) => [name, bytes])))
    const strangers = Array.from({ length: tile.seats }, (_, place) => place).filter(
      place => tile.taken(place) && !known.has(place),
    )
    const state = new Standing(layout)
    const faults = shown.flatMap(row => {
      const column = differing(tile, row.seat! - from, state.load(row.state), readings)
      return column === undefined ? [] : [at(row, column)]
    })
    const unknown = strangers.map(place => ({ tile: number, place, column: 'taken' }))
    return { tile: number, seats: shown.length, different: [...faults, ...unknown] }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { tile: number, seats: shown.length, different: [{ tile: number, place: 0, column: error.message }] }
  }
}

/** The first column that differs; `bytes` where the columns that plans read agree and the row as a whole does not. */
function differing(tile: Tile, place: number, state: Standing, readings: readonly Reading[]): string | undefined {
  if (place >= tile.seats || !tile.taken(place)) return 'taken'
  const column = readings.find(({ shown, stated }) => !Object.is(shown(tile, place), stated(state)))
  if (column) return column.name
  return Buffer.compare(tile.row(place), state.bytes) === 0 ? undefined : 'bytes'
}
