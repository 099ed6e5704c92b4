/** Seats in a tile: enough that a plan crosses into the store seldom, few enough that a tile is quickly written anew. */
export const seatsInTile = 4096

/** Seats whose tiles no longer show the truth, in order, given out tile by tile. */
export class Stale {
  readonly #seats: readonly number[]
  #next = 0

  /** `seats` in order. */
  constructor(seats: readonly number[]) {
    this.#seats = seats
  }

  /** Places in this tile; tiles are asked for in order. */
  in(tile: number): Uint16Array {
    const from = tile * seatsInTile
    while (this.#next < this.#seats.length && this.#seats[this.#next]! < from) this.#next++
    const found: number[] = []
    for (; this.#next < this.#seats.length && this.#seats[this.#next]! < from + seatsInTile; this.#next++)
      found.push(this.#seats[this.#next]! - from)
    return Uint16Array.from(found)
  }
}

/** Only of tiles that are read: after a change of the policy all are stale, and none is read. */
export const staleSql = (one: string): string =>
  `SELECT "seat" FROM "customer_state" WHERE "tiled" IS NULL AND "seat" IS NOT NULL
  AND "seat" / ${seatsInTile} IN (SELECT "tile" FROM "tiles" WHERE "layout" = ${one})
UNION SELECT "seat" FROM "vacated_seats" ORDER BY 1`

export const apartSql = (one: string): string =>
  `SELECT "customer", "state" FROM "customer_state" WHERE "tiled" IS NULL AND "layout" = ${one}`
