import { err, type Instant, ok, type Result, second } from '@candor/terms'
import type { Expectation, Write } from '../../adapters/store/index.ts'
import { type Choice, choose, type Saying, type Via } from '../../customers/consent/index.ts'
import { type Dispatch, inFlight } from '../../customers/history/index.ts'
import { currentOf, halvesOf } from '../../customers/identity/index.ts'
import type { Standing } from '../../customers/state/index.ts'
import { endedAnswers } from '../../customers/vault/ending/index.ts'
import type { House } from '../../decisions/index.ts'
import { decideAndCommit, type Happening, noChange, together } from '../../record/index.ts'
import { meets } from './aim.ts'

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

/** What belongs with a choice in the same transaction: what must still hold, further writes, and what they mean for the decision state. */
export type Beside = {
  readonly expect?: readonly Expectation[]
  readonly writes: readonly Write[]
  readonly happenings?: readonly Happening[]
  readonly touch: (state: Standing) => void
  /** Further writes that depend on the state with the choice in it, and on who stands for the customer. */
  readonly after?: (customer: string, state: Standing) => Promise<readonly Write[]>
}

/**
 * Records what a customer says, at once and in one piece. `beside` is asked anew at each attempt to commit. What is said to a
 * half that was merged away, or is being merged in this moment, is recorded of whoever stands for it.
 */
export async function say(
  house: House,
  customer: string,
  sayings: readonly Saying[],
  via: Via,
  beside?: () => Promise<Beside>,
): Promise<Result<Recorded, SayRefusal>> {
  const result = await decideAndCommit(house, async () => {
    const also = await beside?.()
    const whose = (await currentOf(house, customer)) ?? customer
    const chosen = await choose(house, house.judge.layout, whose, sayings, via, also?.touch)
    if (!chosen) return { change: noChange, value: undefined }
    const { choices, change, state } = chosen
    const ended = await endedAnswers(house, house.judge, whose, state)
    const later = (await also?.after?.(whose, state)) ?? []
    const writes = [...(also?.writes ?? []), ...ended, ...later]
    const more = { expect: also?.expect ?? [], writes, happenings: also?.happenings ?? [] }
    return { change: together(change, more), value: { choices, inFlight: await caught(house, customer, sayings) } }
  })
  if (!result.done) return err('try-again')
  if (!result.value) return err('unknown-customer')
  const { choices } = result.value
  return ok({ ...result.value, recordedAt: choices[0]?.recordedAt ?? house.clock.now() })
}

/**
 * The hand-overs under way that these sayings come too late for. Read between the state and the commit: a fence laid in
 * between moves the state's version and makes us ask again, so none that starts its hand-over later is missing.
 */
async function caught(house: House, customer: string, sayings: readonly Saying[]): Promise<Dispatch[]> {
  return (await flyingTo(house, customer)).filter(dispatch => sayings.some(said => concerns(said, dispatch)))
}

/** The hand-overs under way to the customer, whichever half they began with. */
export async function flyingTo(house: House, customer: string): Promise<Dispatch[]> {
  const halves = await halvesOf(house, customer)
  return (await Promise.all(halves.map(half => inFlight(house.store, half)))).flat()
}

function concerns(said: Saying, dispatch: Dispatch): boolean {
  if (said.kind === 'consent') return false
  return said.kind === 'preference' || meets(said, dispatch)
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
    const still = (await flyingTo(house, customer)).filter(dispatch => acts.has(dispatch.act))
    if (still.length === 0) return true
    if (house.clock.monotonic() >= end) return false
    await house.clock.sleep(20)
  }
  return true
}
