import { NoFields, RetentionAudit, RetentionPlan, RetentionRun, RetentionRunAsk } from '@candor/contract'
import { ok } from '@candor/terms'
import { auditRetention, planRetention, runRetention } from '../../../answers/retention/index.ts'
import { confirmClock } from '../../../record/index.ts'
import { route } from '../route.ts'

const manage = { scope: 'admin', verb: 'answer-rights' } as const

/** So much of each rule in one call: it answers within seconds, and is called again. */
const batches = 20

export const retention = [
  route({
    method: 'GET',
    path: '/v1/retention',
    says: 'What is over now and would end, rule by rule, with what a legal hold keeps. Nothing is ended.',
    access: manage,
    answer: RetentionPlan,
    async handle(_, { house }) {
      const { now, leap, ran, lines, elsewhere } = await planRetention(house)
      const rules = lines.map(({ oldest, endedAt, ...line }) => ({
        ...line,
        oldest: oldest ?? null,
        ended_at: endedAt ?? null,
      }))
      return ok({ body: { now, leap: leap ?? null, ran: ran ?? null, rules, elsewhere } })
    },
  }),
  route({
    method: 'POST',
    path: '/v1/retention/run',
    says: 'Ends what is over, in batches that each have an entry; the house does so by itself each minute. `done` false: call again.',
    access: manage,
    body: RetentionRunAsk,
    answer: RetentionRun,
    async handle({ body }, { house }) {
      if (body.confirm_clock) await confirmClock(house)
      const { now, leap, rules, more, walked } = await runRetention(house, { batches })
      return ok({ body: { now, leap: leap ?? null, rules, done: !more && walked } })
    },
  }),
  route({
    method: 'POST',
    path: '/v1/retention/audit',
    says: 'Looks through everything for what can be read past its limit and the stated grace. Changes nothing.',
    access: manage,
    reads: true,
    body: NoFields,
    answer: RetentionAudit,
    async handle(_, { house }) {
      const { overdue, ...found } = await auditRetention(house)
      const late = overdue.map(({ oldest, ...one }) => ({ ...one, oldest: oldest ?? null }))
      return ok({ body: { ok: overdue.length === 0, ...found, overdue: late } })
    },
  }),
]
