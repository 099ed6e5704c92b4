import type { StateLayout } from '../layout.ts'
import type { Standing } from '../standing.ts'
import { attributeColumn, type Numbers, slotColumns } from './columns.ts'
import type { Tile } from './tile.ts'

/** What conditions and groups read of a decision state, be it a row or a seat in a tile. */
export type Readable = Pick<Standing, 'attribute' | 'consentAt' | 'optOutAt'>

/** One seat after the other of a tile, read where it lies. Load it with each tile; then set `place`. */
export class Cursor implements Readable {
  place = 0
  readonly #attributes: (Numbers | undefined)[]
  readonly #yes: (Numbers | undefined)[]
  readonly #no: (Numbers | undefined)[]

  constructor(layout: StateLayout) {
    this.#attributes = layout.attributes.map(() => undefined)
    this.#yes = layout.slots.map(() => undefined)
    this.#no = layout.slots.map(() => undefined)
  }

  /** Columns that the tile was not loaded with cannot be read. */
  load(tile: Tile): this {
    this.#attributes.forEach((_, i) => {
      this.#attributes[i] = tile.has(attributeColumn(i)) ? tile.numbers(attributeColumn(i)) : undefined
    })
    this.#yes.forEach((_, i) => {
      const { yes, no } = slotColumns(i)
      this.#yes[i] = tile.has(yes) ? tile.numbers(yes) : undefined
      this.#no[i] = tile.has(no) ? tile.numbers(no) : undefined
    })
    return this
  }

  attribute(i: number): number {
    return read(this.#attributes[i], this.place)
  }
  consentAt(slot: number): number {
    return read(this.#yes[slot], this.place)
  }
  optOutAt(slot: number): number {
    return read(this.#no[slot], this.place)
  }
}

function read(numbers: Numbers | undefined, place: number): number {
  if (numbers === undefined) throw new RangeError('a column was read that the tile was not loaded with')
  return numbers[place]!
}
