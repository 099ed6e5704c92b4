import { err, ok, type Result } from '@candor/terms'
import {
  afterStep,
  type DueDate,
  isSettled,
  type RequestWords,
  type RightsRequest,
  readRequest,
  requestPatch,
  type Step,
  wordsOfRequest,
} from '../../customers/rights/index.ts'
import { stateChange } from '../../customers/state/index.ts'
import { currentState, type House, stateFromTruth, weighedIn } from '../../decisions/index.ts'
import { type Change, decideAndCommit, existingKey, houseTime, noChange, together } from '../../record/index.ts'
import { dueFor } from './due.ts'
import { stepEntry } from './record-step.ts'
import { type RightsRefusal, refusedStep, tryAgain, unknownRequest } from './refusal.ts'

export type RequestKey = Pick<RightsRequest, 'customer' | 'request'>

type WithoutDue<S> = S extends { readonly due: DueDate } ? Omit<S, 'due'> : S
/** A step as it is asked for: by when it is due then is for the gate to say. */
export type StepAsk = WithoutDue<Step> & { readonly words?: RequestWords; readonly who: string }

/** Takes one step of a request, with its entry in the record; what is no next step is refused and changes nothing. */
export async function takeStep(
  house: House,
  key: RequestKey,
  { words, who, ...step }: StepAsk,
): Promise<Result<RightsRequest, RightsRefusal>> {
  const now = await houseTime(house)
  const done = await decideAndCommit<Result<RightsRequest, RightsRefusal>>(house, async () => {
    const request = await readRequest(house, key)
    if (!request) return { change: noChange, value: err(unknownRequest) }
    const dated = await withDue(house, request, step as WithoutDue<Step>, now)
    const next = afterStep(request, dated.step, now)
    if (!next.ok) return { change: noChange, value: err(refusedStep(next.error)) }
    const after: RightsRequest = { ...request, ...next.value, version: request.version + 1 }
    // Of an erased customer nothing more is recorded under their name: there is no key any more, and none may come back.
    const ring = await existingKey(house, request.customer, 'record')
    const all =
      words && ring ? { key: ring.key, words: { ...(await wordsOfRequest(house, key)), ...words } } : undefined
    const entries = ring ? [stepEntry(house, after, step.do, who)] : []
    const change = together(
      ring ? dated.change : noChange,
      requestPatch(house, request, next.value, all),
      await lifted(house, request, after),
      { entries },
    )
    return { change, value: ok(after) }
  })
  return done.done ? done.value : err(tryAgain)
}

/** What was restricted while an objection was weighed is so no longer once that ends; what was said for good stays. */
async function lifted(house: House, request: RightsRequest, after: RightsRequest): Promise<Partial<Change>> {
  if (!isSettled(after) || weighedIn(house.judge.policy, request).length === 0) return {}
  const current = await currentState(house, house.judge, request.customer)
  if (!current) return {}
  const { customer, before } = current
  const { contactsKnownSince } = before.state
  const state = await stateFromTruth(house, house.judge, customer, contactsKnownSince, request.request)
  return state ? stateChange(customer, before.version, state) : {}
}

async function withDue(
  house: House,
  request: RightsRequest,
  step: WithoutDue<Step>,
  now: number,
): Promise<{ readonly step: Step; readonly change: Change }> {
  if (step.do !== 'extend' && step.do !== 'clarify') return { step, change: noChange }
  const current = await currentState(house, house.judge, request.customer)
  if (!current) return { step: { ...step, due: request }, change: noChange }
  const asked = step.do === 'clarify' ? { ...request, clarifyAnsweredAt: now } : request
  const name = step.do === 'extend' || request.state === 'extended' ? 'respond-extended' : 'respond'
  const { change, dueAt, dueBy } = dueFor(house, current.before, asked, name)
  return { step: { ...step, due: { dueAt, dueBy } }, change }
}
