import { err, ok, type Result } from '@candor/terms'
import { say, stopEverything } from '../../acts/choices/index.ts'
import type { Saying, Via } from '../../customers/consent/index.ts'
import { isDoneByHouse, type RightsRequest, wordsOfRequest } from '../../customers/rights/index.ts'
import { type House, weighedIn, wordsAbout } from '../../decisions/index.ts'
import { correctFields } from './correct.ts'
import { eraseNow } from './erase-now.ts'
import { tellCustomer } from './notices.ts'
import { passOn } from './pass-on.ts'
import type { RightsRefusal } from './refusal.ts'
import { takeStep } from './take-step.ts'

/** How far the house got: `answered`, or it waits for a person. */
export type Done = { readonly request: RightsRequest; readonly certificate?: string }

/**
 * Does at once what the house can do itself, and answers; all else waits for staff, and the customer is told that it has come in.
 * Repeating it after a crash does nothing twice.
 */
export async function doRight(house: House, request: RightsRequest): Promise<Result<Done, RightsRefusal>> {
  if (request.state !== 'in-progress') return ok({ request })
  if (request.right === 'erasure') return eraseNow(house, request)
  if (!isDoneByHouse(request.right) || !(await carriedOut(house, request))) {
    await tellCustomer(house, request, 'received')
    return ok({ request })
  }
  await passOn(house, request)
  const answered = await takeStep(house, request, { do: 'answer', by: 'house', who: 'house' })
  // Somebody answered it in this moment: it is done all the same.
  if (!answered.ok) return answered.error.code === 'request-settled' ? ok({ request }) : err(answered.error)
  await tellCustomer(house, answered.value, 'answered')
  return ok({ request: answered.value })
}

/** True when it is done; false when a person must do it. */
async function carriedOut(house: House, request: RightsRequest): Promise<boolean> {
  const { customer, right } = request
  switch (right) {
    case 'access':
    case 'portability':
      // The copy is made fresh whenever it is fetched; see the page of the request.
      return true
    case 'correction': {
      const { corrections, said } = await wordsOfRequest(house, request)
      const isAll = corrections !== undefined && Object.keys(corrections).length > 0 && said === undefined
      const done = corrections ? await correctFields(house, customer, corrections) : false
      return isAll && done
    }
    case 'withdrawal':
      return (await stopEverything(house, customer)).ok
    case 'lift-restriction':
      // Told before it ends (GDPR Art. 18(3)): whoever asked for it themselves knows.
      if (request.identity === 'staff' && !(await tellCustomer(house, request, 'lifting'))) return false
      return isSaid(house, request, [{ kind: 'preference', value: { restricted: false } }])
    case 'objection':
      return objected(house, request)
    default:
      return isSaid(house, request, sayings[right as keyof typeof sayings] ?? [])
  }
}

const objection = (purpose: string): Saying => ({ kind: 'objection', purpose, channel: 'any' })

const sayings = {
  restriction: [{ kind: 'preference', value: { restricted: true } } as const],
  // In California a no to sale covers advertising across contexts too (Civ. Code 1798.120).
  'opt-out-sale': [objection('sale'), objection('cross-context-ads')],
  'limit-sensitive': [objection('sensitive-use')],
} as const satisfies { readonly [right: string]: readonly Saying[] }

/**
 * Says no to all of it that nobody weighs, at once and for good: to direct marketing always (GDPR Art. 21(2)-(3)). True when nothing
 * is left that a person weighs.
 */
async function objected(house: House, request: RightsRequest): Promise<boolean> {
  return (await sayNo(house, request, weighedIn(house.judge.policy, request))) && !isWeighed(house, request)
}

export const isWeighed = ({ judge }: House, request: RightsRequest): boolean =>
  weighedIn(judge.policy, request).length > 0

/** Says no to what an objection names, `but` for some of it; what was objected to since the request came in is not said again. */
export async function sayNo(house: House, request: RightsRequest, but: readonly string[]): Promise<boolean> {
  const named = request.purposes ?? (but.length === 0 ? ['any'] : Object.keys(house.judge.policy.purposes))
  const since = (await wordsAbout(house, request.customer)).filter(({ at }) => at >= request.receivedAt)
  const isNew = (name: string): boolean =>
    !since.some(({ said }) => said.kind === 'objection' && said.purpose === name && said.channel === 'any')
  const open = named.filter(name => !but.includes(name) && isNew(name))
  return open.length === 0 || isSaid(house, request, open.map(objection))
}

async function isSaid(house: House, { customer, via }: RightsRequest, all: readonly Saying[]): Promise<boolean> {
  if (all.length === 0) return false
  return (await say(house, customer, all, viaOf[via])).ok
}

const viaOf: { readonly [via in RightsRequest['via']]: Via } = {
  link: 'preferences',
  form: 'preferences',
  staff: 'staff',
  agent: 'staff',
  api: 'api',
}
