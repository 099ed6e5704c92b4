import type { Distinctions } from '@candor/gate'
import { type Channel, channels } from '@candor/terms'
import { type StateLayout, traitOf } from '../../customers/state/index.ts'
import { attributeColumn, type Numbers, said, type Tile } from '../../customers/state/tiles/index.ts'
import type { Judge } from '../judge.ts'

const plain = {
  ...{ said, country: 'country', region: 'region', zone: 'zone', known: 'known' },
  ...{ suppressed: 'suppressed', undeliverable: 'undeliverable', dial: 'dial', paused: 'paused', guard: 'guard' },
  ...{ purchasesAWeek: 'purchases a week', topics: 'topics', purchase: 'newest purchase', inquiry: 'newest inquiry' },
  ...{ started: 'newest subscription-start', ended: 'newest subscription-end' },
} as const

/** Columns that hold one number a customer, as a plan reads them of every tile. */
export class Seen {
  readonly said: Uint8Array
  readonly country: Uint16Array
  readonly region: Uint16Array
  readonly zone: Uint16Array
  readonly known: Uint16Array
  readonly suppressed: Uint16Array
  readonly undeliverable: Uint16Array
  readonly dial: Uint8Array
  readonly paused: Float64Array
  readonly guard: Uint8Array
  readonly purchasesAWeek: Uint8Array
  readonly topics: Uint32Array
  readonly purchase: Float64Array
  readonly inquiry: Float64Array
  readonly started: Float64Array
  readonly ended: Float64Array
  readonly age: Float64Array | undefined
  readonly traits: readonly Numbers[]

  constructor(tile: Tile, age: string | undefined, traits: readonly Trait[]) {
    const of = <N extends Numbers>(name: keyof typeof plain): N => tile.numbers(plain[name]) as N
    this.said = of('said')
    this.country = of('country')
    this.region = of('region')
    this.zone = of('zone')
    this.known = of('known')
    this.suppressed = of('suppressed')
    this.undeliverable = of('undeliverable')
    this.dial = of('dial')
    this.paused = of('paused')
    this.guard = of('guard')
    this.purchasesAWeek = of('purchasesAWeek')
    this.topics = of('topics')
    this.purchase = of('purchase')
    this.inquiry = of('inquiry')
    this.started = of('started')
    this.ended = of('ended')
    this.age = age === undefined ? undefined : (tile.numbers(age) as Float64Array)
    this.traits = traits.map(({ column }) => tile.numbers(column))
  }
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
    return new Seen(tile, this.#age, this.traits)
  }
}

const mostValues = 100_000

/** The bit of a channel in the columns of addresses; 0 for none. */
export const bitOf = (channel: Channel | undefined): number =>
  channel === undefined ? 0 : 1 << channels.indexOf(channel)

/** The bits of the topics that acts bring up. */
export const topicBits = ({ topics }: StateLayout, brought: readonly string[]): number =>
  topics.reduce((bits, topic, i) => (brought.includes(topic) ? bits | (1 << i) : bits), 0)
