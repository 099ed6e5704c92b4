import { err, minute, type Result } from '@candor/terms'
import { type Choice, choicesOf, type Saying } from '../../customers/consent/index.ts'
import { type Link, linkToken, readLink } from '../../customers/links/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Recorded, type SayRefusal, say } from './say.ts'
import { liftStop } from './stop-all.ts'

export const undoMinutes = 10

/** What the browser session keeps for ten minutes so that a no by mistake can be taken back there, and only there. */
export function undoToken(house: House, customer: string, choices: readonly Choice[]): string {
  const link: Link = {
    for: 'undo',
    customer,
    choices: choices.map(choice => choice.choice),
    expires: house.clock.now() + undoMinutes * minute,
  }
  return linkToken(house, link)
}

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
  const all = await choicesOf(house, customer)
  const undone = all.filter(choice => link.choices.includes(choice.choice))
  const before = all.filter(choice => !link.choices.includes(choice.choice))
  const sayings = restore(undone, before)
  const stopped = undone.some(choice => choice.via === 'stop-all')
  if (sayings.length === 0 && !stopped) return err('cannot-undo')
  if (stopped) await liftStop(house, customer)
  return say(house, customer, sayings, 'undo')
}

/** For each yes that the undone choices barred: the newest such yes, if it was in force until then. */
function restore(undone: readonly Choice[], before: readonly Choice[]): Saying[] {
  const restored = new Map<string, Saying>()
  for (const { said, at } of undone) {
    if (said.kind === 'preference') continue
    if (said.kind === 'consent')
      restored.set(`${said.purpose}|${said.channel}`, {
        kind: 'withdrawal',
        purpose: said.purpose,
        channel: said.channel,
      })
    else for (const yes of inForce(before, said, at)) restored.set(`${yes.purpose}|${yes.channel}`, yes)
  }
  return [...restored.values()]
}

type Yes = Extract<Saying, { kind: 'consent' }>

function inForce(before: readonly Choice[], no: { purpose: string; channel: string }, at: number): Yes[] {
  const earlier = before.filter(choice => choice.at <= at).sort((a, b) => a.at - b.at)
  return earlier.flatMap(({ said, at: givenAt }) => {
    if (said.kind !== 'consent' || !covers(no, said)) return []
    const later = earlier.some(other => other.at >= givenAt && isNo(other.said) && covers(other.said, said))
    return later ? [] : [said]
  })
}

type Aimed = { readonly purpose: string; readonly channel: string }
const isNo = (said: Saying): said is Extract<Saying, { kind: 'refusal' | 'withdrawal' | 'objection' }> =>
  said.kind !== 'consent' && said.kind !== 'preference'
const covers = (no: Aimed, yes: Aimed): boolean => meets(no.purpose, yes.purpose) && meets(no.channel, yes.channel)
const meets = (a: string, b: string): boolean => a === 'any' || b === 'any' || a === b
