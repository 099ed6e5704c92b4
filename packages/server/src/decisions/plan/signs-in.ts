import { coolsUntil, type ImpulseGuard } from '@candor/gate'
import { guardWishes, type Instant, second } from '@candor/terms'
import type { Ring, StateLayout } from '../../customers/state/index.ts'
import type { Numbers, Seconds, Tile } from '../../customers/state/tiles/index.ts'

const signs = [
  { ring: 'purchase', sign: 'purchases', fact: 'purchases' },
  { ring: 'return', sign: 'returns', fact: 'returns' },
  { ring: 'night', sign: 'nights', fact: 'lateNights' },
] as const satisfies readonly { ring: Ring; sign: keyof ImpulseGuard; fact: string }[]

type Watched = (typeof signs)[number]

/** How far the impulse guard sees each sign, two bits a sign: not at all, over by now, resting. Undefined: resting for long. */
export class SignsIn {
  readonly columns: readonly string[]
  readonly #guard: ImpulseGuard | undefined
  readonly #watched: readonly Watched[]
  readonly #at: Instant
  readonly #steadyFor: number
  #loaded: readonly (Watched & { readonly seen: Seconds; readonly newest: Numbers | undefined })[] = []

  constructor(layout: StateLayout, guard: ImpulseGuard | undefined, at: Instant, steadyFor: number) {
    this.#guard = guard
    this.#at = at
    this.#steadyFor = steadyFor
    this.#watched = signs.filter(
      ({ ring, sign }) => layout.watched.includes(ring) && layout.rings.includes(ring) && guard?.[sign],
    )
    this.columns = this.#watched.flatMap(({ ring }) => [
      `ring ${ring}`,
      ...(ring === 'night' ? [] : [`newest ${ring}`]),
    ])
  }

  load(tile: Tile): void {
    this.#loaded = this.#watched.map(watched => ({
      ...watched,
      seen: tile.seconds(`ring ${watched.ring}`),
      newest: watched.ring === 'night' ? undefined : tile.numbers(`newest ${watched.ring}`),
    }))
  }

  /** `guarded` is the byte of a row in which the wish about the guard lies. */
  of(place: number, guarded: number): number | undefined {
    let bits = 0
    for (let i = 0; i < this.#loaded.length; i++) {
      const loaded = this.#loaded[i]!
      const { starts, seconds } = loaded.seen
      const newest = loaded.newest?.[place]
      if (newest === 0 || (newest === undefined && starts[place] === starts[place + 1])) continue
      const wish = guardWishes[(guarded & 0x7f) - 1] ?? 'usual'
      const seen = Array.from(seconds.subarray(starts[place], starts[place + 1]), instant => instant * second)
      // The newest is known to the millisecond, those before to the second.
      if (newest !== undefined) seen[0] = newest
      const facts = { guard: wish, purchases: [], returns: [], lateNights: [], [loaded.fact]: seen }
      const until = coolsUntil({ brand: { guard: this.#guard }, facts }, loaded.sign)
      if (until - this.#at > this.#steadyFor) return undefined
      bits |= (until === Number.NEGATIVE_INFINITY ? 0 : until <= this.#at ? 1 : 2) << (2 * i)
    }
    return bits
  }
}
