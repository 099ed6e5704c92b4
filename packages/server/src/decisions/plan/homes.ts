import { type Distinctions, type Home, unknown } from '@candor/gate'
import { type Codes, countryOf } from '../../customers/state/index.ts'
import type { OwnLimits } from './limits-in.ts'
import { Pairs } from './pairs.ts'

/**
 * A place and a zone, where answers turn for people there, and what of them rules there ask. `kind` is the number of all that
 * are alike.
 */
export type NumberedHome = {
  readonly kind: number
  readonly instants: Float64Array
  readonly ages: Float64Array
  readonly asksAge: boolean
  readonly asksPurchases: boolean
  readonly asksInquiries: boolean
  readonly asksSubscriptions: boolean
}

const noLimits: OwnLimits = { number: 0, quietHours: [], budgets: [] }

/** Homes by the codes that rows hold, each looked at once in a plan, and with each set of own limits that people there have. */
export class Homes {
  readonly #distinctions: Distinctions
  readonly #codes: Codes
  readonly #kinds = new Map<string, number>()
  readonly #places = new Pairs()
  readonly #variants = new Pairs()
  /** Null where it cannot be read. */
  readonly #plain: (NumberedHome | null | undefined)[] = []
  readonly #known: (NumberedHome | undefined)[] = []

  constructor(distinctions: Distinctions, codes: Codes) {
    this.#distinctions = distinctions
    this.#codes = codes
  }

  /** Of those without limits of their own. */
  plain(country: number, region: number, zone: number): NumberedHome | undefined {
    const place = this.#places.of((country << 16) | region, zone)
    const known = this.#plain[place]
    if (known !== undefined || place === 0) return known ?? undefined
    const found = this.of(country, region, zone)
    this.#plain[place] = found ?? null
    return found
  }

  /** Undefined where the home cannot be read, or there are too many: people there are judged alone. */
  of(country: number, region: number, zone: number, limits = noLimits, noNights = false): NumberedHome | undefined {
    const place = this.#places.of((country << 16) | region, zone)
    if (place === 0) return undefined
    const number = this.#variants.of(place, (limits.number << 1) | (noNights ? 1 : 0))
    if (number !== 0 && number >= this.#known.length)
      this.#known[number] = this.#look({
        country: countryOf(country) ?? unknown,
        region: this.#codes.text('region', region),
        zone: this.#codes.text('zone', zone) ?? unknown,
        quietHours: limits.quietHours,
        budgets: limits.budgets,
        noOffersAtNight: noNights,
      })
    return this.#known[number]
  }

  #look(home: Home): NumberedHome | undefined {
    try {
      const { instants, ages, kind, asks } = this.#distinctions.turnsOf(home)
      const alike = this.#kinds.get(kind) ?? this.#kinds.size + 1
      this.#kinds.set(kind, alike)
      return {
        ...{ kind: alike, instants: Float64Array.from(instants), ages: Float64Array.from(ages) },
        asksAge: ages.length > 0 || asks.has('age-known'),
        asksPurchases: asks.has('purchase-recorded') || asks.has('purchase-within-months'),
        asksInquiries: asks.has('inquiry-recorded') || asks.has('inquiry-within-months'),
        asksSubscriptions: asks.has('subscription-recorded') || asks.has('subscription-within-months'),
      }
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
