import type { RightsRequest as RequestAnswer } from '@candor/contract'
import type { RightsRefusal } from '../../../answers/rights/index.ts'
import type { RightsRequest } from '../../../customers/rights/index.ts'
import { type ApiError, tryAgain } from '../problem.ts'

export const requestAnswer = (one: RightsRequest): RequestAnswer => ({
  request: one.request,
  customer: one.customer,
  version: one.version,
  right: one.right,
  state: one.state,
  via: one.via,
  identity: one.identity,
  received_at: one.receivedAt,
  due_at: one.dueAt,
  due_by: one.dueBy,
  first_due_at: one.firstDueAt,
  acknowledge_by: one.acknowledgeBy ?? null,
  acknowledged_at: one.acknowledgedAt ?? null,
  extended_at: one.extendedAt ?? null,
  clarify_asked_at: one.clarifyAskedAt ?? null,
  clarify_answered_at: one.clarifyAnsweredAt ?? null,
  settled_at: one.settledAt ?? null,
  reason: one.reason ?? null,
  appeal_of: one.appealOf ?? null,
  purposes: one.purposes ? [...one.purposes] : null,
  stage: one.stage,
  handled_by: one.handledBy ?? null,
})

export const rightsRefused = ({ code, says, faults }: RightsRefusal): ApiError =>
  code === 'try-again' ? tryAgain : { code, ...(faults ? { errors: faults } : { detail: says }) }
