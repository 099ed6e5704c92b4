import { Finding, FindingDecisionAsk, FindingsQuery } from '@candor/contract'
import { err, ok } from '@candor/terms'
import { Type } from 'typebox'
import { decideFinding } from '../../../answers/oversight/index.ts'
import { listFindings, readFinding } from '../../../brand/algorithms/index.ts'
import { route } from '../route.ts'
import { findingAnswer, oversightRefused } from './algorithm-answer.ts'
import { oversee } from './oversee.ts'

const see = { scope: 'read', verb: 'see' } as const

const list = route({
  method: 'GET',
  path: '/v1/findings',
  says: 'What audits and people raised about algorithms: open ones first, then newest first, 200 at most.',
  access: see,
  query: FindingsQuery,
  answer: Type.Object({ items: Type.Array(Finding) }),
  async handle({ query: { algorithm, state } }, { house }) {
    const found = await listFindings(house.store, {
      ...(algorithm === undefined ? {} : { algorithm }),
      ...(state === undefined ? {} : { open: state === 'open' }),
    })
    return ok({ body: { items: found.map(findingAnswer) } })
  },
})

const show = route({
  method: 'GET',
  path: '/v1/findings/:finding',
  says: 'One finding: what it rests on, what held from then on, and what a person decided.',
  access: see,
  answer: Finding,
  errors: ['finding-unknown'],
  async handle({ params: { finding } }, { house }) {
    const found = await readFinding(house.store, finding)
    return found ? ok({ body: findingAnswer(found) }) : err({ code: 'finding-unknown' })
  },
})

const decide = route({
  method: 'POST',
  path: '/v1/findings/:finding/decision',
  says: 'Decides what a finding means, once and with a reason; the interlock follows at once.',
  access: oversee,
  body: FindingDecisionAsk,
  answer: Finding,
  errors: ['finding-unknown', 'finding-decided', 'finding-invalid', 'try-again'],
  async handle({ params: { finding }, body, by }, { house }) {
    const done = await decideFinding(house, finding, { ...body, by })
    return done.ok ? ok({ body: findingAnswer(done.value) }) : err(oversightRefused(done.error))
  },
})

export const findings = [list, show, decide]
