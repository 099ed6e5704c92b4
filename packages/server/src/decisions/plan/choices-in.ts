import type { Distinctions } from '@candor/gate'
import type { StateLayout } from '../../customers/state/index.ts'
import { slotColumns, type Tile } from '../../customers/state/tiles/index.ts'
import { type NumberedHome, reached } from './homes.ts'
import type { Pairs } from './pairs.ts'

type Told = {
  readonly name: string
  readonly how: string | undefined
  readonly number: number
  readonly alone: boolean
}
type Loaded = {
  readonly at: Float64Array
  readonly how: Uint16Array | undefined
  readonly number: number
  readonly alone: boolean
}

/** Yeses and noes that the acts look at, as a part of the class of a customer: which there are, how old, and which yes is newer than which no. */
export class ChoicesIn {
  readonly columns: readonly string[]
  readonly #yes: readonly Told[]
  readonly #no: readonly Told[]
  #loadedYes: readonly Loaded[] = []
  #loadedNo: readonly Loaded[] = []

  constructor(layout: StateLayout, distinctions: Distinctions) {
    const { looksAtYes, looksAtNo, waitsLongAfterNo } = distinctions
    this.#yes = layout.slots.flatMap(({ purpose, channel }, slot) => {
      const { yes, how } = slotColumns(slot)
      return looksAtYes(purpose, channel) ? [{ name: yes, how, number: slot, alone: false }] : []
    })
    this.#no = layout.slots.flatMap(({ purpose, channel }, slot) => {
      const { no } = slotColumns(slot)
      const alone = waitsLongAfterNo(purpose)
      return looksAtNo(purpose, channel) ? [{ name: no, how: undefined, number: slot, alone }] : []
    })
    this.columns = [...this.#yes, ...this.#no].flatMap(({ name, how }) => (how === undefined ? [name] : [name, how]))
  }

  load(tile: Tile): void {
    const loaded = (told: readonly Told[]): Loaded[] =>
      told.flatMap(({ name, how, number, alone }) =>
        tile.constant(name) === 0
          ? []
          : [
              {
                at: tile.numbers(name) as Float64Array,
                how: how === undefined ? undefined : (tile.numbers(how) as Uint16Array),
                number,
                alone,
              },
            ],
      )
    this.#loadedYes = loaded(this.#yes)
    this.#loadedNo = loaded(this.#no)
  }

  /** Carries the chains of a tile on; 0 for who is to be judged alone. */
  follow(pairs: Pairs, chains: Int32Array, homes: readonly NumberedHome[], seats: number): void {
    for (const told of this.#loadedYes) followOne(pairs, chains, homes, seats, told, kinds.yes)
    for (const told of this.#loadedNo) followOne(pairs, chains, homes, seats, told, kinds.no)
    if (this.#loadedYes.length === 0 || this.#loadedNo.length === 0) return
    for (let place = 0; place < seats; place++)
      if (chains[place]! > 0) chains[place] = this.#compare(pairs, chains[place]!, place)
  }

  /** Which yes is newer than which no, 30 answers at a time. */
  #compare(pairs: Pairs, chain: number, place: number): number {
    const [told, refused] = [this.#loadedYes, this.#loadedNo]
    let id = chain
    let bits = 0
    let count = 0
    for (let j = 0; j < refused.length; j++) {
      const no = refused[j]!.at[place]!
      if (no === 0) continue
      for (let i = 0; i < told.length && id !== 0; i++) {
        const yes = told[i]!.at[place]!
        if (yes === 0) continue
        bits = (bits << 1) | (yes > no ? 1 : 0)
        if (++count % 30 !== 0) continue
        id = pairs.of(id, bits)
        bits = 0
      }
    }
    return id === 0 || count % 30 === 0 ? id : pairs.of(id, bits)
  }
}

function followOne(
  pairs: Pairs,
  chains: Int32Array,
  homes: readonly NumberedHome[],
  seats: number,
  { at, how, number, alone }: Loaded,
  kind: number,
): void {
  for (let place = 0; place < seats; place++) {
    const instant = at[place]!
    const chain = chains[place]!
    if (instant === 0 || chain <= 0) continue
    const said = how === undefined ? 0 : howOf(how[place]!)
    const link = kind | (reached(homes[place]!.instants, instant) << 2) | (said << 10) | (number << 17)
    chains[place] = alone ? 0 : pairs.of(chain, link)
  }
}

/** What a link of the chain is about, its lowest two bits. */
export const kinds = { yes: 0, no: 1, newest: 2, other: 3 } as const

/** Four bits of flags below, three of the type above. */
const howOf = (how: number): number => (how & 15) | ((how >> 8) << 4)
