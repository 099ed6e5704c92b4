import { err, minute, ok, type Result } from '@candor/terms'
import type { Choice } from '../../customers/consent/index.ts'
import { type Link, linkToken, readLink } from '../../customers/links/index.ts'
import { type House, wordsAbout } from '../../decisions/index.ts'
import { restore } from './restore.ts'
import { type Recorded, type SayRefusal, say } from './say.ts'
import { liftStop } from './stop-all.ts'

export const undoMinutes = 10

/**
 * What the browser session keeps for ten minutes so that a choice by mistake can be taken back there, and only there. It
 * names the first and the last choice of one act of saying: the decision state's version lets no other come in between.
 */
export function undoToken(house: House, customer: string, choices: readonly Choice[]): string {
  const ids = choices.map(choice => choice.choice).sort()
  const link: Link = {
    for: 'undo',
    customer,
    choices: [...ids.slice(0, 1), ...ids.slice(1).slice(-1)],
    expires: house.clock.now() + undoMinutes * minute,
  }
  return linkToken(house, link)
}

/** Whether `undo` would take this token now. */
export const canUndo = (house: House, customer: string, token: string): boolean =>
  readLink(house, token, 'undo')?.customer === customer

/**
 * Restores what was in force before the choices of this session, as new choices: each earlier yes returns with its own
 * evidence and the time of now. Whatever was said since stays.
 */
export async function undo(
  house: House,
  customer: string,
  token: string,
): Promise<Result<Recorded, SayRefusal | 'cannot-undo'>> {
  const link = readLink(house, token, 'undo')
  if (!link || link.customer !== customer) return err('cannot-undo')
  const all = await wordsAbout(house, customer)
  const [first = '', last = first] = link.choices
  const undone = all.filter(({ choice }) => choice >= first && choice <= last)
  if (undone.length === 0) return err('cannot-undo')
  const since = all.filter(({ choice }) => choice > last)
  const before = all.filter(({ choice }) => choice < first)
  const sayings = restore({ before, undone, since }, house.judge.policy.dial)
  const lifts = undone.some(({ via }) => via === 'stop-all') && !since.some(({ via }) => via === 'stop-all')
  if (sayings.length === 0 && !lifts) return ok({ choices: [], recordedAt: house.clock.now(), inFlight: [] })
  return say(house, customer, sayings, 'undo', lifts ? () => liftStop(house, customer) : undefined)
}
