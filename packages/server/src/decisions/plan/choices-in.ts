import type { Distinctions } from '@candor/gate'
import type { StateLayout } from '../../customers/state/index.ts'
import { type Numbers, slotColumns, type Tile } from '../../customers/state/tiles/index.ts'
import { reached } from './homes.ts'
import type { Pairs } from './pairs.ts'

type Told = {
  readonly name: string
  readonly how: string | undefined
  readonly number: number
  readonly alone: boolean
}
type Loaded = {
  readonly at: Numbers
  readonly how: Numbers | undefined
  readonly number: number
  readonly alone: boolean
}

/** Choices kept side by side while one customer is looked at; more are judged alone. */
const mostChoices = 64

/** Yeses and noes that the acts look at, as a part of the class of a customer: which there are, how old, and which yes is newer than which no. */
export class ChoicesIn {
  readonly columns: readonly string[]
  readonly #yes: readonly Told[]
  readonly #no: readonly Told[]
  readonly #yesAt = new Float64Array(mostChoices)
  readonly #noAt = new Float64Array(mostChoices)
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
          : [{ at: tile.numbers(name), how: how === undefined ? undefined : tile.numbers(how), number, alone }],
      )
    this.#loadedYes = loaded(this.#yes)
    this.#loadedNo = loaded(this.#no)
  }

  /** Carries the chain of a class on; 0 where the customer is to be judged alone. */
  follow(pairs: Pairs, chain: number, place: number, turns: Float64Array): number {
    const yesAt = this.#yesAt
    const noAt = this.#noAt
    const [saidYes, saidNo] = [this.#loadedYes, this.#loadedNo]
    if (saidYes.length > mostChoices || saidNo.length > mostChoices) return 0
    let id = chain
    let yes = 0
    let no = 0
    for (let i = 0; i < saidYes.length && id !== 0; i++) {
      const { at, how, number } = saidYes[i]!
      const instant = at[place]!
      if (instant === 0) continue
      yesAt[yes++] = instant
      id = pairs.of(id, kinds.yes | (reached(turns, instant) << 2) | (howOf(how![place]!) << 10) | (number << 17))
    }
    for (let i = 0; i < saidNo.length && id !== 0; i++) {
      const { at, number, alone } = saidNo[i]!
      const instant = at[place]!
      if (instant === 0) continue
      if (alone) return 0
      noAt[no++] = instant
      id = pairs.of(id, kinds.no | (reached(turns, instant) << 2) | (number << 17))
    }
    return yes === 0 || no === 0 ? id : this.#compare(pairs, id, yes, no)
  }

  /** Which yes is newer than which no, 30 answers at a time. */
  #compare(pairs: Pairs, chain: number, yes: number, no: number): number {
    let id = chain
    let bits = 0
    let count = 0
    for (let i = 0; i < yes; i++) {
      for (let j = 0; j < no && id !== 0; j++) {
        bits = (bits << 1) | (this.#yesAt[i]! > this.#noAt[j]! ? 1 : 0)
        if (++count % 30 !== 0) continue
        id = pairs.of(id, bits)
        bits = 0
      }
    }
    return id === 0 || count % 30 === 0 ? id : pairs.of(id, bits)
  }
}

/** What a link of the chain is about, its lowest two bits. */
export const kinds = { yes: 0, no: 1, newest: 2, other: 3 } as const

/** Four bits of flags below, three of the type above. */
const howOf = (how: number): number => (how & 15) | ((how >> 8) << 4)
