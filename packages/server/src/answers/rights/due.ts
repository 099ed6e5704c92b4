import type { Act } from '@candor/terms'
import { type DueDate, deskRights, type RightsRequest } from '../../customers/rights/index.ts'
import type { StoredState } from '../../customers/state/index.ts'
import { decideRight, type House } from '../../decisions/index.ts'
import type { Change } from '../../record/index.ts'

type Asked = Pick<
  RightsRequest,
  'customer' | 'request' | 'right' | 'via' | 'receivedAt' | 'clarifyAskedAt' | 'clarifyAnsweredAt'
>

/** By when a step of the request is due, as the gate decides it, and the change that puts the decision on record. */
export function dueFor(
  house: House,
  before: StoredState,
  { customer, request, right, via, receivedAt, clarifyAskedAt, clarifyAnsweredAt }: Asked,
  step: NonNullable<Act['step']>,
): DueDate & { readonly change: Change; readonly rules: readonly string[] } {
  const clarification =
    clarifyAskedAt === undefined
      ? undefined
      : {
          askedAt: clarifyAskedAt,
          ...(clarifyAnsweredAt === undefined ? {} : { answeredAt: clarifyAnsweredAt }),
        }
  const decided = decideRight(house, house.judge, before, {
    customer,
    request,
    right: deskRights[right].right,
    step,
    via: via === 'link' || via === 'form' ? 'link' : 'other',
    receivedAt,
    ...(clarification && { clarification }),
  })
  const rules = decided.verdict.reasons.flatMap(reason => (reason.dueAt === undefined ? [] : [reason.rule]))
  const { dueAt, dueBy, change } = decided
  return { dueAt, dueBy, change, rules }
}
