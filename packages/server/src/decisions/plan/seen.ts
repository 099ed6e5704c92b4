import type { Distinctions } from '@candor/gate'
import { type Channel, channels } from '@candor/terms'
import { type StateLayout, traitOf } from '../../customers/state/index.ts'
import { attributeColumn, type Numbers, said, type Tile, taken } from '../../customers/state/tiles/index.ts'
import type { Judge } from '../judge.ts'

const plain = {
  ...{ taken, said, country: 'country', region: 'region', zone: 'zone', known: 'known' },
  ...{ suppressed: 'suppressed', undeliverable: 'undeliverable', dial: 'dial', paused: 'paused', guard: 'guard' },
  ...{ purchasesAWeek: 'purchases a week', topics: 'topics', purchase: 'newest purchase', inquiry: 'newest inquiry' },
  ...{ started: 'newest subscription-start', ended: 'newest subscription-end' },
} as const

/** Columns that hold one number a customer, as a plan reads them of every tile. */
export type Seen = { readonly [name in keyof typeof plain]: Numbers } & {
  readonly age: Numbers | undefined
  readonly traits: readonly Numbers[]
}

export type Trait = { readonly column: string; readonly kindOf: (value: number) => number }

/** The columns of plain numbers for a layout, and the traits that own rules ask for. */
export class Look {
  readonly columns: readonly string[]
  readonly traits: readonly Trait[]
  readonly #age: string | undefined

  constructor({ layout, codes }: Pick<Judge, 'layout' | 'codes'>, distinctions: Distinctions) {
    this.#age = layout.ageIndex < 0 ? undefined : attributeColumn(layout.ageIndex)
    this.traits = layout.traits.flatMap(index => {
      const column = layout.attributes[index]!
      const kinds = distinctions.traits.get(column.name)
      if (kinds === undefined) return []
      const known = new Map<number, number>()
      const kindOf = (value: number): number => {
        const kind = known.get(value)
        if (kind !== undefined) return kind
        const found = kinds(traitOf(column, value, codes))
        if (known.size < mostValues) known.set(value, found)
        return found
      }
      return [{ column: attributeColumn(index), kindOf }]
    })
    const more = [...(this.#age === undefined ? [] : [this.#age]), ...this.traits.map(({ column }) => column)]
    this.columns = [...Object.values(plain), ...more]
  }

  at(tile: Tile): Seen {
    const numbers = Object.fromEntries(Object.entries(plain).map(([name, column]) => [name, tile.numbers(column)]))
    return {
      ...(numbers as { readonly [name in keyof typeof plain]: Numbers }),
      age: this.#age === undefined ? undefined : tile.numbers(this.#age),
      traits: this.traits.map(({ column }) => tile.numbers(column)),
    }
  }
}

const mostValues = 100_000

/** The bit of a channel in the columns of addresses; 0 for none. */
export const bitOf = (channel: Channel | undefined): number =>
  channel === undefined ? 0 : 1 << channels.indexOf(channel)

/** The bits of the topics that acts bring up. */
export const topicBits = ({ topics }: StateLayout, brought: readonly string[]): number =>
  topics.reduce((bits, topic, i) => (brought.includes(topic) ? bits | (1 << i) : bits), 0)
