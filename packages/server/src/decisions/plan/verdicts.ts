import type { Act, Instant } from '@candor/terms'
import { type Store, seatsInTile } from '../../adapters/store/index.ts'
import { encodeTile, Tile } from '../../customers/state/tiles/index.ts'
import type { Judge } from '../judge.ts'
import { alone, Classes, nobody } from './classes.ts'

/** Some customers side by side. `seated` has a 1 for each seat in which somebody sits who is to be counted. */
export type Sorted<T> = {
  readonly tile: Tile
  readonly seated: Uint8Array
  /** What was said of the customer in the seat. */
  of(place: number): T
}

/** What to say of one customer, from a tile that has the columns of `Classes`. */
export type Saying<T> = (tile: Tile, place: number) => T

/**
 * Every customer of a store once, from one snapshot, with what `say` says of them about some acts at one instant. It is asked once for
 * all who are alike, so it may look at nothing but what the gate says to the acts at that instant, and not at when waits end. What is
 * given out holds until the next. `more`: further columns that the caller reads.
 */
export async function* sortedFor<T>(
  store: Store,
  judge: Judge,
  { acts, at }: { readonly acts: readonly Act[]; readonly at: Instant },
  say: Saying<T>,
  more: readonly string[] = [],
): AsyncGenerator<Sorted<T>> {
  const { layout } = judge
  const classes = new Classes(judge, acts, at)
  const known: T[] = []
  const isKnown: boolean[] = []
  const sorted = new Int32Array(seatsInTile)
  const seated = new Uint8Array(seatsInTile)
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
  for await (const part of store.tiles(layout.tag, [...new Set([...classes.columns, ...more])])) {
    tile.load(
      'rows' in part
        ? encodeTile(
            layout,
            part.rows.map(([, row]) => row),
          )
        : part.columns,
    )
    classes.sort(tile, sorted)
    for (let place = 0; place < tile.seats; place++) seated[place] = sorted[place] === nobody ? 0 : 1
    if ('stale' in part) for (const place of part.stale) seated[place] = 0
    yield { tile, seated, of }
  }
}
