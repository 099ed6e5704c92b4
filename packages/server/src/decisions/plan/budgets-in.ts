import { type CountedBudget, channelBits } from '@candor/gate'
import { channels, type Instant } from '@candor/terms'
import type { Contacts, Tile } from '../../customers/state/tiles/index.ts'

const bitsOfCode = channels.map(channelBits)

/** Is a budget full, for longer than waits are looked at together, or not? */
export const fullness = { open: 0, full: 1, long: 2 } as const

/** Past contacts of a tile's customers, as budgets count them. */
export class BudgetsIn {
  static readonly columns = ['contacts', 'known since'] as const
  readonly #at: Instant
  readonly #steadyFor: number
  #contacts!: Contacts
  #knownSince!: Float64Array

  constructor(at: Instant, steadyFor: number) {
    this.#at = at
    this.#steadyFor = steadyFor
  }

  load(tile: Tile): void {
    this.#contacts = tile.contacts()
    this.#knownSince = tile.numbers('known since') as Float64Array
  }

  /** Marks as 0, to be judged alone, who has a contact, or the end of what is known of them, after the instant of the plan. */
  leaveAhead(chains: Int32Array, seats: number): void {
    const { starts, at } = this.#contacts
    const known = this.#knownSince
    const now = this.#at
    for (let place = 0; place < seats; place++) {
      const end = starts[place + 1]!
      const isAhead = (end > starts[place]! && at[end - 1]! > now) || known[place]! > now
      if (isAhead && chains[place]! > 0) chains[place] = 0
    }
  }

  /** Adds to each word the bit `to` where the budget is full; as 0, to be judged alone, who has to wait for it for long. */
  add(words: Int32Array, budget: CountedBudget, to: number, chains: Int32Array, seats: number): void {
    const { starts } = this.#contacts
    const known = this.#knownSince
    const { max } = budget
    for (let place = 0; place < seats; place++) {
      if ((starts[place + 1]! - starts[place]! < max && known[place] === 0) || chains[place]! <= 0) continue
      const full = this.fullness(budget, place)
      if (full === fullness.long) chains[place] = 0
      else words[place]! |= full << to
    }
  }

  /** As `opensAt` of the gate counts: the oldest of the newest `max` within the window fills it. */
  fullness({ channels: counted, max, window }: CountedBudget, place: number): number {
    const start = this.#at - window
    const known = this.#knownSince[place]!
    const filled = known > start && known !== 0 ? known : start
    const until = Math.max(filled, this.#nthNewest(counted, max, start, place)) + window
    if (until <= this.#at) return fullness.open
    return until - this.#at > this.#steadyFor ? fullness.long : fullness.full
  }

  #nthNewest(counted: number, n: number, start: Instant, place: number): Instant {
    const { starts, at, channel } = this.#contacts
    const first = starts[place]!
    let left = n
    for (let i = starts[place + 1]! - 1; i >= first; i--) {
      const instant = at[i]!
      if (instant <= start) break
      if ((bitsOfCode[channel[i]!]! & counted) !== 0 && --left <= 0) return instant
    }
    return start
  }
}
