import {
  Algorithm,
  AlgorithmAudit,
  AlgorithmAuditQuery,
  AlgorithmWithAudits,
  Finding,
  InterlockAsk,
  NoFields,
  WatchTurn,
} from '@candor/contract'
import { err, ok } from '@candor/terms'
import { Type } from 'typebox'
import {
  auditAlgorithm,
  registered,
  setInterlock,
  watchWhole,
  wholeRegister,
} from '../../../answers/oversight/index.ts'
import { route } from '../route.ts'
import { algorithmAnswer, algorithmWithAudits, findingAnswer, oversightRefused } from './algorithm-answer.ts'
import { auditAnswer, auditAsked, auditRefused } from './algorithm-audit-answer.ts'
import { oversee } from './oversee.ts'

const see = { scope: 'read', verb: 'see' } as const

const list = route({
  method: 'GET',
  path: '/v1/algorithms',
  says: 'Every algorithm of the policy: what for, of what, who answers for it, what audits have counted, and whether it decides freely.',
  access: see,
  answer: Type.Object({ items: Type.Array(Algorithm) }),
  async handle(_, { house }) {
    const items = (await wholeRegister(house)).map(one => algorithmAnswer(house, one))
    return ok({ body: { items } })
  },
})

const show = route({
  method: 'GET',
  path: '/v1/algorithms/:name',
  says: 'One algorithm with what watching it has shown, by group, who is seen how much, and every finding about it.',
  access: see,
  answer: AlgorithmWithAudits,
  errors: ['algorithm-unknown'],
  async handle({ params: { name } }, { house }) {
    const found = await registered(house, name)
    return found ? ok({ body: algorithmWithAudits(house, found) }) : err({ code: 'algorithm-unknown' })
  },
})

const interlock = route({
  method: 'POST',
  path: '/v1/algorithms/:name/interlock',
  says: 'Holds an algorithm back, or lets it go, by hand and with a reason; it holds for the next decision of every process.',
  access: oversee,
  body: InterlockAsk,
  answer: Finding,
  errors: ['algorithm-unknown', 'finding-invalid', 'findings-open', 'try-again'],
  async handle({ params: { name }, body, by }, { house }) {
    const done = await setInterlock(house, name, { ...body, by })
    return done.ok ? ok({ body: findingAnswer(done.value) }) : err(oversightRefused(done.error))
  },
})

const watch = route({
  method: 'POST',
  path: '/v1/algorithms/:name/watch',
  says: 'Counts now what was decided since the last turn of the watching job, instead of in a few seconds.',
  access: { scope: 'admin', verb: 'oversee' },
  body: NoFields,
  answer: WatchTurn,
  errors: ['algorithm-unknown'],
  async handle({ params: { name } }, { house }) {
    if (!(await registered(house, name))) return err({ code: 'algorithm-unknown' })
    const { counted, judged, waiting, opened } = await watchWhole(house, name)
    return ok({ body: { counted, judged, waiting, opened: opened.map(findingAnswer) } })
  },
})

const audit = route({
  method: 'GET',
  path: '/v1/algorithms/:name/audit',
  says: 'Compares groups of people in the decisions an algorithm took itself. Reading what people told for audits alone is put on record.',
  access: oversee,
  query: AlgorithmAuditQuery,
  answer: AlgorithmAudit,
  errors: ['algorithm-unknown', 'audit-invalid'],
  async handle({ params: { name }, query, by }, { house }) {
    const done = await auditAlgorithm(house, name, auditAsked(query, by))
    return done.ok ? ok({ body: auditAnswer(done.value) }) : err(auditRefused(done.error))
  },
})

export const algorithms = [list, show, interlock, watch, audit]
