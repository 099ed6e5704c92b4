import type { Act, Instant } from '@candor/terms'
import { type Store, seatsInTile } from '../../adapters/store/index.ts'
import { encodeTile, Tile, taken } from '../../customers/state/tiles/index.ts'
import type { Judge } from '../judge.ts'
import { alone, Classes, nobody } from './classes.ts'

/** Some customers side by side; `nobody` in `sorted` where no one sits who is to be looked at. */
export type Sorted<T> = {
  readonly tile: Tile
  readonly sorted: Int32Array
  /** How many sit in the tile, looked at or not. */
  readonly seated: number
  /** What was said of the customer in the seat. */
  of(place: number): T
}

export type Sorting<T> = {
  readonly acts: readonly Act[]
  readonly at: Instant
  /**
   * What to say of one customer, from a tile that has the columns of `Classes`. It is asked once for all who are alike, so it may look
   * at nothing but what the gate says to the acts at that instant, and not at when waits end.
   */
  readonly say: (tile: Tile, place: number) => T
  /** Marks as `nobody` who is not to be looked at. */
  readonly among?: (tile: Tile, sorted: Int32Array) => void
  /** Columns that the caller reads. */
  readonly columns?: readonly string[]
}

/** Every customer of a store once, from one snapshot, with what is said of them. What is given out holds until the next. */
export async function* sortedFor<T>(
  store: Store,
  judge: Judge,
  { acts, at, say, among, columns = [] }: Sorting<T>,
): AsyncGenerator<Sorted<T>> {
  const { layout } = judge
  const classes = new Classes(judge, acts, at)
  const known: T[] = []
  const isKnown: boolean[] = []
  const sorted = new Int32Array(seatsInTile)
  const tile = new Tile(layout)
  const of = (place: number): T => {
    const number = sorted[place]!
    if (number === alone) return say(tile, place)
    if (isKnown[number] !== true) {
      known[number] = say(tile, place)
      isKnown[number] = true
    }
    return known[number]!
  }
  for await (const part of store.tiles(layout.tag, [...new Set([...classes.columns, ...columns])])) {
    tile.load(
      'rows' in part
        ? encodeTile(
            layout,
            part.rows.map(([, row]) => row),
          )
        : part.columns,
    )
    const seated = seat(tile, 'stale' in part ? part.stale : [], sorted)
    among?.(tile, sorted)
    classes.sort(tile, sorted)
    yield { tile, sorted, seated, of }
  }
}

/** Marks where nobody sits; answers how many do. */
function seat(tile: Tile, stale: Iterable<number>, sorted: Int32Array): number {
  const there = tile.numbers(taken)
  for (let place = 0; place < tile.seats; place++) sorted[place] = there[place] === 1 ? alone : nobody
  for (const place of stale) sorted[place] = nobody
  let seated = 0
  for (let place = 0; place < tile.seats; place++) if (sorted[place] !== nobody) seated++
  return seated
}
