import { type CountedBudget, countedBudget } from '@candor/gate'
import type { QuietHours } from '@candor/terms'
import { Standing, type StateLayout } from '../../customers/state/index.ts'
import type { Patterns, Tile } from '../../customers/state/tiles/index.ts'

/** Who has another of more different sets is judged alone. */
const mostPatterns = 1_000

/** Quiet hours and budgets that a customer set, with a number from 1 on, and the budgets as they are counted. */
export type OwnLimits = {
  readonly number: number
  readonly quietHours: readonly QuietHours[]
  readonly budgets: readonly CountedBudget[]
}

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

  get numbers(): Uint16Array {
    return this.#patterns.numbers
  }

  has(place: number): boolean {
    return this.#patterns.numbers[place] !== 0
  }

  /** Of one who has limits; undefined where there are too many different ones. */
  of(place: number): OwnLimits | undefined {
    return this.#loaded[this.#patterns.numbers[place]! - 1]
  }

  #find(pattern: Uint8Array): OwnLimits | undefined {
    const text = Buffer.from(pattern.buffer, pattern.byteOffset, pattern.length).toString('latin1')
    const known = this.#known.get(text)
    if (known !== undefined || this.#known.size >= mostPatterns) return known
    this.#state.clear().bytes.set(pattern, this.#offset)
    const { quietHours, budgets } = this.#state
    const found = { number: this.#known.size + 1, quietHours, budgets: budgets.map(countedBudget) }
    this.#known.set(text, found)
    return found
  }
}
