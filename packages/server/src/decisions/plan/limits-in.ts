import { type CountedBudget, countedBudget } from '@candor/gate'
import { Standing, type StateLayout } from '../../customers/state/index.ts'
import type { Patterns, Tile } from '../../customers/state/tiles/index.ts'

/** More different sets of own limits are judged alone. */
const mostPatterns = 1 << 16

/** Quiet hours and budgets that a customer set, as a number, and the budgets as they are counted. */
export type OwnLimits = { readonly number: number; readonly budgets: readonly CountedBudget[] }

/** Own limits of customers: many people choose the same, so each set of them has a number in a plan. */
export class LimitsIn {
  static readonly columns = ['limits'] as const
  readonly #state: Standing
  readonly #offset: number
  readonly #known = new Map<string, OwnLimits>()
  #patterns!: Patterns
  #loaded: readonly (OwnLimits | undefined)[] = []

  constructor(layout: StateLayout, offset: number) {
    this.#state = new Standing(layout)
    this.#offset = offset
  }

  load(tile: Tile): void {
    this.#patterns = tile.limits()
    this.#loaded = this.#patterns.patterns.map(pattern => this.#find(pattern))
  }

  has(place: number): boolean {
    return this.#patterns.numbers[place] !== 0
  }

  /** Of one who has limits; undefined where there are too many different ones. */
  of(place: number): OwnLimits | undefined {
    return this.#loaded[this.#patterns.numbers[place]! - 1]
  }

  #find(pattern: Uint8Array): OwnLimits | undefined {
    const text = String.fromCharCode(...pattern)
    const known = this.#known.get(text)
    if (known !== undefined || this.#known.size >= mostPatterns) return known
    this.#state.clear().bytes.set(pattern, this.#offset)
    const found = { number: this.#known.size, budgets: this.#state.budgets.map(countedBudget) }
    this.#known.set(text, found)
    return found
  }
}
