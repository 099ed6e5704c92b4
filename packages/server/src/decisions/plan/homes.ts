import { type Distinctions, unknown } from '@candor/gate'
import { type Codes, countryOf } from '../../customers/state/index.ts'
import { Pairs } from './pairs.ts'

/** A place and a zone, and where answers turn for people there; `turns` is missing where the gate cannot read the place. */
export type NumberedHome = { readonly number: number; readonly instants: Float64Array; readonly ages: Float64Array }

/** Homes by the codes that rows hold, each looked at once in a plan. */
export class Homes {
  readonly #distinctions: Distinctions
  readonly #codes: Codes
  readonly #numbers = new Pairs()
  readonly #known: (NumberedHome | undefined)[] = []

  constructor(distinctions: Distinctions, codes: Codes) {
    this.#distinctions = distinctions
    this.#codes = codes
  }

  /** Undefined where the home cannot be read, or there are too many: people there are judged alone. */
  of(country: number, region: number, zone: number): NumberedHome | undefined {
    const number = this.#numbers.of((country << 16) | region, zone)
    if (number >= this.#known.length && number !== 0) this.#known[number] = this.#look(number, country, region, zone)
    return this.#known[number]
  }

  #look(number: number, country: number, region: number, zone: number): NumberedHome | undefined {
    try {
      const { instants, ages } = this.#distinctions.turnsOf({
        country: countryOf(country) ?? unknown,
        region: this.#codes.text('region', region),
        zone: this.#codes.text('zone', zone) ?? unknown,
      })
      return { number, instants: Float64Array.from(instants), ages: Float64Array.from(ages) }
    } catch {
      return undefined
    }
  }
}

/** Between which of the turns a value lies: how many of them it has reached. */
export function reached(turns: Float64Array, value: number): number {
  let count = 0
  while (count < turns.length && value >= turns[count]!) count++
  return count
}
