import { err, type Instant, ok, type Result } from '@candor/terms'
import { isSettled, type RequestState, type RightsRequest, type Stage } from './request.ts'
import { deskRights, type ExtensionReason, type Identity, isEnough, type RefusalReason } from './right.ts'

/** By when something is due, and which rule says so. */
export type DueDate = { readonly dueAt: Instant; readonly dueBy: string }

/** One step of a request. `by`: `customer`, `house`, or who of staff. */
export type Step =
  | { readonly do: 'ask-identity' }
  | { readonly do: 'prove'; readonly identity: Identity }
  | { readonly do: 'acknowledge' }
  | { readonly do: 'ask-clarification' }
  | { readonly do: 'clarify'; readonly due: DueDate }
  | { readonly do: 'extend'; readonly reason: ExtensionReason; readonly due: DueDate }
  | { readonly do: 'answer'; readonly by: string }
  | { readonly do: 'refuse'; readonly by: string; readonly reason: RefusalReason }
  | { readonly do: 'withdraw' }
  | { readonly do: 'tell'; readonly stage: Stage }

/**
 * Why a step cannot be taken: it has ended (`settled`); the proof is too weak (`identity`); the time for an extension has passed
 * or it was extended before or the law gives no more (`no-extension`); it was done, or not asked, before (`order`).
 */
export type StepRefusal = 'settled' | 'identity' | 'no-extension' | 'order'

type Changes = Partial<Omit<RightsRequest, 'customer' | 'request' | 'version'>>

// INVARIANT: what is settled stays settled, and a due date never moves but by an extension inside the first period or by days the law stops the clock for.
/** What a step makes of a request. Pure: the caller records it. */
export function afterStep(request: RightsRequest, step: Step, at: Instant): Result<Changes, StepRefusal> {
  if (isSettled(request)) return err('settled')
  switch (step.do) {
    case 'ask-identity':
      return request.state === 'received' ? ok({ state: 'identity' }) : err('order')
    case 'prove':
      return proved(request, step.identity)
    case 'acknowledge':
      return request.acknowledgedAt === undefined ? ok({ acknowledgedAt: at }) : err('order')
    case 'ask-clarification':
      return request.clarifyAskedAt === undefined && isUnderWay(request) ? ok({ clarifyAskedAt: at }) : err('order')
    case 'clarify':
      return clarified(request, step.due, at)
    case 'extend':
      return extended(request, step, at)
    case 'answer':
      return answered(request, step.by, at)
    case 'refuse':
      return ok({ state: 'refused', settledAt: at, handledBy: step.by, reason: step.reason, stage: 'calm' })
    case 'withdraw':
      return ok({ state: 'withdrawn', settledAt: at, handledBy: 'customer', stage: 'calm' })
    case 'tell':
      return step.stage === request.stage ? err('order') : ok({ stage: step.stage })
  }
}

const isUnderWay = ({ state }: { readonly state: RequestState }): boolean =>
  state === 'in-progress' || state === 'extended'

/** Proof that came is never weakened by less of it. */
function proved(request: RightsRequest, identity: Identity): Result<Changes, StepRefusal> {
  if (!isEnough(request.right, identity)) return err('identity')
  return request.state === 'received' || request.state === 'identity'
    ? ok({ state: 'in-progress', identity })
    : err('order')
}

function clarified(request: RightsRequest, { dueAt, dueBy }: DueDate, at: Instant): Result<Changes, StepRefusal> {
  const { clarifyAskedAt, clarifyAnsweredAt } = request
  if (clarifyAskedAt === undefined || clarifyAnsweredAt !== undefined) return err('order')
  // Where no law stops the clock, it ran on.
  return ok({ clarifyAnsweredAt: at, ...(dueAt > request.dueAt ? { dueAt, dueBy } : {}) })
}

/** Once, and inside the first period: the customer must be told before it ends (GDPR Art. 12(3); 11 CCR 7021(b)). */
function extended(
  request: RightsRequest,
  { due, reason }: Extract<Step, { do: 'extend' }>,
  at: Instant,
): Result<Changes, StepRefusal> {
  if (request.state !== 'in-progress') return err(request.state === 'extended' ? 'no-extension' : 'identity')
  if (at > request.dueAt || due.dueAt <= request.dueAt) return err('no-extension')
  return ok({ state: 'extended', extendedAt: at, reason, dueAt: due.dueAt, dueBy: due.dueBy, stage: 'calm' })
}

function answered(request: RightsRequest, by: string, at: Instant): Result<Changes, StepRefusal> {
  if (!isUnderWay(request)) return err('identity')
  const { acknowledgedAt = at } = request
  return ok({ state: 'answered', settledAt: at, acknowledgedAt, handledBy: by, stage: 'calm' })
}

/** How a request begins: at once under way where the proof is enough, else it waits for more. */
export const firstState = (right: RightsRequest['right'], identity: Identity): RequestState =>
  isEnough(right, identity) ? 'in-progress' : 'received'

/** Whether the house itself answers such a request. */
export const isDoneByHouse = (right: RightsRequest['right']): boolean => deskRights[right].atOnce

/** How near the end is. `remindBefore` and `escalateBefore` in milliseconds. */
export function stageOf(
  { dueAt }: Pick<RightsRequest, 'dueAt'>,
  now: Instant,
  times: { readonly remindBefore: readonly number[]; readonly escalateBefore: number },
): Stage {
  if (now > dueAt) return 'overdue'
  if (now >= dueAt - times.escalateBefore) return 'escalate'
  return times.remindBefore.some(before => now >= dueAt - before) ? 'remind' : 'calm'
}
