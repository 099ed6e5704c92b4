import type { Json } from '@candor/terms'
import { requestsOf, wordsOfRequest } from '../../../customers/rights/index.ts'
import { time, timeOrNull } from '../datum.ts'
import { counter, own, type Section } from '../section.ts'

/** What the person asked by right, and how it was answered. */
export const requests: Section = {
  name: 'requests',
  tables: {
    rights_requests: {
      columns: [
        ...['request', 'right', 'state', 'via', 'identity', 'received_at', 'due_at', 'due_by', 'first_due_at'],
        ...['acknowledge_by', 'acknowledged_at', 'extended_at', 'clarify_asked_at', 'clarify_answered_at'],
        ...['settled_at', 'reason', 'appeal_of', 'purposes', 'sealed'],
      ],
      left: {
        customer: own,
        version: counter,
        stage: 'how near the end is; says nothing about the person',
        told_stage: 'when staff were last written to; says nothing about the person',
        telling_until: 'whether staff are being written to; says nothing about the person',
        handled_by: 'who of staff answered: another person',
      },
    },
  },
  async *read({ house, halves, policy, keptFor }) {
    for (const one of (await requestsOf(house, halves)).toReversed()) {
      const times = {
        received_at: time(one.receivedAt),
        due_at: time(one.dueAt),
        first_due_at: time(one.firstDueAt),
        acknowledge_by: timeOrNull(one.acknowledgeBy ?? null),
        acknowledged_at: timeOrNull(one.acknowledgedAt ?? null),
        extended_at: timeOrNull(one.extendedAt ?? null),
        clarify_asked_at: timeOrNull(one.clarifyAskedAt ?? null),
        clarify_answered_at: timeOrNull(one.clarifyAnsweredAt ?? null),
        settled_at: timeOrNull(one.settledAt ?? null),
      }
      const { right, state, identity, dueBy, reason = null, appealOf = null, purposes = null, request } = one
      const words = JSON.parse(JSON.stringify(await wordsOfRequest(house, one))) as Json
      yield {
        ...{ id: request, half: one.customer, about: right, at: one.receivedAt, source: one.via },
        data: { right, state, identity, due_by: dueBy, reason, appeal_of: appealOf, purposes, words, ...times },
        purposes: [],
        origin: 'given',
        kept: one.settledAt === undefined ? { how: 'while-it-counts' } : keptFor(policy.keeping.record, one.settledAt),
      }
    }
  },
}
