import type { Verdict } from '@candor/gate'
import type { Act, Instant } from '@candor/terms'
import type { Standing } from '../customers/state/index.ts'
import { said, saidBits, type Tile } from '../customers/state/tiles/index.ts'
import type { Judge } from './judge.ts'

/** The same question as a decision, for plans and explanations: recorded nowhere, mints nothing. */
export function preview(judge: Judge, act: Act, state: Standing, at: Instant): Verdict {
  return judge.gate.preview(act, judge.facts.read(state, act.channel), at)
}

/** `state` is room to read the seat into. */
export type Seat = { readonly tile: Tile; readonly place: number; readonly state: Standing }

/**
 * The same of a seat in a tile that was loaded with the columns of `Classes` for the act: what was said about other purposes is
 * known only as far as that something was.
 */
export function previewSeat(judge: Judge, act: Act, { tile, place, state }: Seat, at: Instant): Verdict {
  const facts = judge.facts.read(tile.read(place, state), act.channel)
  const bits = tile.numbers(said)[place]!
  facts.choices.consented = (bits & saidBits.yes) !== 0
  facts.choices.refused = (bits & saidBits.no) !== 0
  return judge.gate.previewOnce(act, facts, at)
}
