import { err, type Result } from '@candor/terms'
import { type Recorded, type SayRefusal, say } from '../../acts/choices/index.ts'
import type { Saying, Via } from '../../customers/consent/index.ts'
import type { Standing } from '../../customers/state/index.ts'
import type { House } from '../../decisions/index.ts'

type Yes = Extract<Saying, { kind: 'consent' }>

/**
 * Records what somebody else reports that a customer said. A no binds at once. A yes counts only where no refusal of the same
 * or a later time is known: looked at in the very state that the choice is committed against.
 */
// INVARIANT: an older or replayed yes never overrides a later no.
export async function recordSaid(
  house: House,
  customer: string,
  sayings: readonly Saying[],
  via: Via,
): Promise<Result<Recorded, SayRefusal | 'refused-later'>> {
  const yeses = sayings.filter(said => said.kind === 'consent')
  const touch = (state: Standing): void => {
    if (yeses.some(yes => refusedSince(yes, state))) throw new RefusedLater()
  }
  try {
    return await say(house, customer, sayings, via, async () => ({ writes: [], touch }))
  } catch (error) {
    if (error instanceof RefusedLater) return err('refused-later')
    throw error
  }
}

/** Leaves the change unmade; caught above, nowhere else. */
class RefusedLater extends Error {}

function refusedSince({ purpose, channel, evidence }: Yes, state: Standing): boolean {
  return state.layout.slots.some((slot, i) => {
    const covers = meets(slot.purpose, purpose) && meets(slot.channel, channel)
    return covers && state.optOutAt(i) >= evidence.at
  })
}

const meets = (refused: string, wanted: string): boolean => refused === 'any' || refused === wanted
