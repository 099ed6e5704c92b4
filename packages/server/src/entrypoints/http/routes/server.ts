import { Health, Policy, PolicyQuery } from '@candor/contract'
import { err, ok } from '@candor/terms'
import { Type } from 'typebox'
import { policyByDigest } from '../../../brand/policy/index.ts'
import { healthOf } from '../health.ts'
import type { Metrics } from '../metrics.ts'
import { route } from '../route.ts'

/** The process runs. Says nothing about the store, so that a store away does not get it restarted. */
const live = route({
  method: 'GET',
  path: '/livez',
  says: 'The process runs.',
  access: 'public',
  answer: Type.Object({ live: Type.Literal(true) }),
  handle: async () => ok({ body: { live: true as const } }),
})

const ready = route({
  method: 'GET',
  path: '/readyz',
  says: 'Requests may be sent here: the store answers, the keys are at hand and the log keeps up.',
  access: 'public',
  answer: Health,
  async handle({ context }, { house }) {
    const health = await healthOf(house)
    return ok(context.json(health, health.ready ? 200 : 503))
  },
})

const policy = route({
  method: 'GET',
  path: '/v1/policy',
  says: 'A policy by its digest, with the text of its file; without a digest the one in force.',
  access: { scope: 'read', verb: 'see' },
  query: PolicyQuery,
  answer: Policy,
  errors: ['policy-unknown'],
  async handle({ query: { digest } }, { house }) {
    const kept = await policyByDigest(house.store, digest ?? house.judge.digest)
    return kept
      ? ok({ body: { digest: kept.digest, text: kept.source, loaded_at: kept.loadedAt } })
      : err({ code: 'policy-unknown' })
  },
})

const measured = (metrics: Metrics) =>
  route({
    method: 'GET',
    path: '/metrics',
    says: 'Counters for Prometheus.',
    access: { scope: 'read', verb: 'see' },
    answer: Type.String(),
    answerType: 'text/plain',
    async handle({ context }) {
      const { type, text } = await metrics.text()
      return ok(context.body(text, 200, { 'content-type': type }))
    },
  })

export const serverRoutes = (metrics: Metrics) => [live, ready, policy, measured(metrics)]
