import { ok, type Result } from '@candor/terms'
import type { Via } from '../../customers/consent/index.ts'
import { currentOf } from '../../customers/identity/index.ts'
import { readState } from '../../customers/state/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Aim, meets } from './aim.ts'
import { flyingTo, type Recorded, type SayRefusal, say } from './say.ts'

/**
 * Says no to exactly one purpose on one channel. Where that very no already stands, nothing is recorded again and
 * `choices` is empty: a receiver may post its one-click as often as it likes (RFC 8058 §3.1).
 */
export async function withdraw(
  house: House,
  customer: string,
  { purpose, channel }: Aim,
  via: Via,
): Promise<Result<Recorded, SayRefusal>> {
  if (!(await stands(house, customer, { purpose, channel })))
    return say(house, customer, [{ kind: 'withdrawal', purpose, channel }], via)
  const still = (await flyingTo(house, customer)).filter(dispatch => meets({ purpose, channel }, dispatch))
  return ok({ choices: [], recordedAt: house.clock.now(), inFlight: still })
}

async function stands(house: House, customer: string, { purpose, channel }: Aim): Promise<boolean> {
  const whose = (await currentOf(house, customer)) ?? customer
  const state = (await readState(house.store, house.judge.layout, whose))?.state
  const slot = state?.slotOf(purpose, channel) ?? -1
  if (!state || slot < 0 || state.optOutAt(slot) === 0) return false
  // A yes to all channels or purposes that came later would be newer than this no.
  return state.layout.slots.every(
    (other, i) => !meets(other, { purpose, channel }) || state.consentAt(i) <= state.optOutAt(slot),
  )
}
