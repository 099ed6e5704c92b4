import { err, type Instant, type Result } from '@candor/terms'
import {
  type Hold,
  type HoldGround,
  type HoldRefusal,
  type HoldWords,
  placeHold,
  wordsOfHold,
} from '../../customers/holds/index.ts'
import { currentOf, halvesOf } from '../../customers/identity/index.ts'
import type { House } from '../../decisions/index.ts'
import { houseTime } from '../../record/index.ts'

export type HoldPersonAsk = {
  readonly customer: string
  readonly ground: HoldGround
  readonly matter: string
  readonly reason: string
  readonly by: string
  readonly until?: Instant
  readonly silent: boolean
}

/** Places a hold on a person, whichever half was named. `past`: its own end has come already. */
export async function holdPerson(house: House, ask: HoldPersonAsk): Promise<Result<Hold, HoldRefusal | 'past'>> {
  const { customer, ...rest } = ask
  if ((await currentOf(house, customer)) === undefined) return err('unknown-customer')
  if (ask.until !== undefined && ask.until <= (await houseTime(house))) return err('past')
  return placeHold(house, { ...rest, customers: await halvesOf(house, customer) })
}

/** A hold with what was said about it. */
export const toldHold = async (house: House, hold: Hold): Promise<Hold & { readonly words?: HoldWords }> => {
  const words = await wordsOfHold(house, hold)
  return words ? { ...hold, words } : hold
}
