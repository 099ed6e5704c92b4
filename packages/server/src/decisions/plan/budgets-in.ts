import { type CountedBudget, channelBits } from '@candor/gate'
import { channels, type Instant } from '@candor/terms'
import type { Contacts, Numbers, Tile } from '../../customers/state/tiles/index.ts'

const bitsOfCode = channels.map(channelBits)

/** Is a budget full, for longer than waits are looked at together, or not? */
export const fullness = { open: 0, full: 1, long: 2 } as const

/** Past contacts of a tile's customers, as budgets count them. */
export class BudgetsIn {
  static readonly columns = ['contacts', 'known since'] as const
  readonly #at: Instant
  readonly #steadyFor: number
  #contacts!: Contacts
  #knownSince!: Numbers

  constructor(at: Instant, steadyFor: number) {
    this.#at = at
    this.#steadyFor = steadyFor
  }

  load(tile: Tile): void {
    this.#contacts = tile.contacts()
    this.#knownSince = tile.numbers('known since')
  }

  /** Does a contact, or the end of what is known of them, lie after the instant of the plan? */
  reachesAhead(place: number): boolean {
    const { starts, at } = this.#contacts
    const end = starts[place + 1]!
    return this.#knownSince[place]! > this.#at || (end > starts[place]! && at[end - 1]! > this.#at)
  }

  /** As `opensAt` of the gate counts: the oldest of the newest `max` within the window fills it. */
  fullness({ channels: counted, max, window }: CountedBudget, place: number): number {
    const start = this.#at - window
    const known = this.#knownSince[place]!
    const { starts } = this.#contacts
    if (known === 0 && starts[place + 1]! - starts[place]! < max) return fullness.open
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
