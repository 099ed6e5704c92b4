import { err, ok, type Result } from '@candor/terms'
import {
  type ExtensionReason,
  findRequest,
  isSettled,
  type RefusalReason,
  type RequestWords,
  type RightsRequest,
} from '../../customers/rights/index.ts'
import { type House, weighedIn } from '../../decisions/index.ts'
import { doRight, isWeighed, sayNo } from './do-right.ts'
import { type Notice, tellCustomer } from './notices.ts'
import { passOn } from './pass-on.ts'
import { invalid, type RightsRefusal, unknownRequest } from './refusal.ts'
import { type StepAsk, takeStep } from './take-step.ts'

const longestWords = 10_000
const shortestWords = 3

type Moved = Promise<Result<RightsRequest, RightsRefusal>>

/** Answers a request in words; what had to be done was done before. */
export async function answerRequest(house: House, request: string, answer: string, by: string): Moved {
  if (isSaid(answer)) await keepNo(house, await findRequest(house, request), 'answered')
  const answered = await move(house, request, { do: 'answer', by, who: by }, { answer }, 'answered')
  if (answered.ok) await passOn(house, answered.value)
  return answered
}

/**
 * The customer's no is on record before a restriction that stood for it ends: all of an objection that is answered, of one that is
 * refused what nobody weighed.
 */
async function keepNo(house: House, request: RightsRequest | undefined, ends: 'answered' | 'refused'): Promise<void> {
  if (request?.right !== 'objection' || (request.state !== 'in-progress' && request.state !== 'extended')) return
  await sayNo(house, request, ends === 'answered' ? [] : weighedIn(house.judge.policy, request))
}

/**
 * Says no, with a reason of the list; the customer reads it with the ways to complain and to appeal. What was restricted until then may
 * be used again. Compelling grounds stand against an objection only where it was weighed: one to direct marketing is absolute (GDPR
 * Art. 21(1), (3)).
 */
export async function refuseRequest(
  house: House,
  name: string,
  reason: RefusalReason,
  answer: string,
  by: string,
): Moved {
  const request = await findRequest(house, name)
  if (request?.right === 'objection' && reason === 'compelling-grounds' && !isSettled(request))
    if (!isWeighed(house, request))
      return err(invalid('reason', 'nothing of this objection is weighed, and one to direct marketing is absolute'))
  if (request && isWeighed(house, request) && isSaid(answer)) await keepNo(house, request, 'refused')
  return move(house, name, { do: 'refuse', by, reason, who: by }, { answer }, 'refused')
}

/** Takes more time, where the law gives it, inside the first period; the customer is told why in the same step. */
export const extendRequest = (
  house: House,
  request: string,
  reason: ExtensionReason,
  answer: string,
  by: string,
): Moved => move(house, request, { do: 'extend', reason, who: by }, { answer }, 'extended')

/** Tells the customer that the request came in, where a law asks for that. */
export const acknowledgeRequest = (house: House, request: string, by: string): Moved =>
  move(house, request, { do: 'acknowledge', who: by }, {}, 'received')

/** Asks what the customer means; in some places the clock stops until they say. */
export const askAboutRequest = (house: House, request: string, question: string, by: string): Moved =>
  move(house, request, { do: 'ask-clarification', who: by }, { question }, 'question')

/** Notes how staff made sure who asks, and does at once what the house can do itself. */
export async function proveByStaff(house: House, request: string, checked: string, by: string): Moved {
  const proved = await move(house, request, { do: 'prove', identity: 'staff', who: by }, { checked })
  if (!proved.ok) return proved
  const done = await doRight(house, proved.value)
  return done.ok ? ok(done.value.request) : done
}

/** The customer takes it back, or staff note that they did. */
export const withdrawRequest = (house: House, request: string, who: string): Moved =>
  move(house, request, { do: 'withdraw', who }, {})

/** The customer says what they mean. */
export const clarifyRequest = (house: House, request: string, clarified: string, who: string): Moved =>
  move(house, request, { do: 'clarify', who }, { clarified })

async function move(house: House, name: string, step: StepAsk, words: RequestWords, notice?: Notice): Moved {
  for (const [path, text] of Object.entries(words))
    if (typeof text === 'string' && !isSaid(text))
      return err(invalid(path, `write ${shortestWords} to ${longestWords.toLocaleString('en')} characters`))
  const request = await findRequest(house, name)
  if (!request) return err(unknownRequest)
  const moved = await takeStep(house, request, { ...step, words })
  if (moved.ok && notice) await tellCustomer(house, moved.value, notice)
  return moved
}

const isSaid = (text: string): boolean =>
  text.trim().length >= shortestWords && text.length <= longestWords && !text.includes('\0')
