import { err, type Instant, ok, type Result, second } from '@candor/terms'
import type { Write } from '../../adapters/store/index.ts'
import { type Choice, choose, type Saying, type Via } from '../../customers/consent/index.ts'
import { type Dispatch, inFlight } from '../../customers/history/index.ts'
import type { Standing } from '../../customers/state/index.ts'
import type { House } from '../../decisions/index.ts'
import { decideAndCommit, noChange, together } from '../../record/index.ts'

export type SayRefusal = 'unknown-customer' | 'try-again'

/**
 * A choice as it was recorded. From `recordedAt` on no new hand-over begins for what it bars. `inFlight` were already being
 * handed over at that moment and cannot be called back; the customer is told which.
 */
export type Recorded = {
  readonly choices: readonly Choice[]
  readonly recordedAt: Instant
  readonly inFlight: readonly Dispatch[]
}

/** What belongs with a choice in the same transaction: further writes, and what they mean for the decision state. */
export type Beside = { readonly writes: readonly Write[]; readonly touch: (state: Standing) => void }

/** Records what a customer says, at once and in one piece. */
export async function say(
  house: House,
  customer: string,
  sayings: readonly Saying[],
  via: Via,
  beside?: Beside,
): Promise<Result<Recorded, SayRefusal>> {
  const result = await decideAndCommit(house, async () => {
    const chosen = await choose(house, house.judge.layout, customer, sayings, via, beside?.touch)
    return chosen
      ? { change: together(chosen.change, { writes: beside?.writes ?? [] }), value: chosen.choices }
      : { change: noChange, value: undefined }
  })
  if (!result.done) return err('try-again')
  if (!result.value) return err('unknown-customer')
  return ok({ choices: result.value, recordedAt: house.clock.now(), inFlight: await inFlight(house.store, customer) })
}

/**
 * Waits until a recorded no is *effective*: nothing that was in flight when it was recorded is in flight any more. True when
 * it is; false after `patience`, when a hand-over still runs: it ends with its pass at the latest.
 */
export async function untilEffective(
  house: House,
  customer: string,
  recorded: Recorded,
  patience = 5 * second,
): Promise<boolean> {
  const acts = new Set(recorded.inFlight.map(dispatch => dispatch.act))
  const end = house.clock.monotonic() + patience
  while (acts.size > 0) {
    const still = (await inFlight(house.store, customer)).filter(dispatch => acts.has(dispatch.act))
    if (still.length === 0) return true
    if (house.clock.monotonic() >= end) return false
    await house.clock.sleep(20)
  }
  return true
}
