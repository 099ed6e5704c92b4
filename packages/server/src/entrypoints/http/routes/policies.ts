import { type ReplayReport as Answer, PolicyReplayAsk, ReplayLine, timeOf } from '@candor/contract'
import { err, ok } from '@candor/terms'
import { KeysAway } from '../../../adapters/keys/index.ts'
import { StoreAway } from '../../../adapters/store/index.ts'
import { type Policy, parsePolicy } from '../../../brand/policy/index.ts'
import { type ReplayReport, replayDecisions, ruleIds } from '../../../decisions/index.ts'
import type { HttpDeps } from '../deps.ts'
import { type Lines, openLines } from '../lines.ts'
import { type ApiError, keysAway, problemOf, storeAway, tryAgain } from '../problem.ts'
import { route } from '../route.ts'

/** Each replay reads the whole record; two at a time would only slow each other and all else. */
let busy = false

export const policies = [
  route({
    method: 'POST',
    path: '/v1/policies/replay',
    says: 'What recorded decisions would come to under another policy: how many come out otherwise, in which groups, with examples. Nothing is recorded. A line each: how far it is, and last the report.',
    access: { scope: 'read', verb: 'see-customers' },
    reads: true,
    body: PolicyReplayAsk,
    answer: ReplayLine,
    answerType: 'application/x-ndjson',
    errors: ['policy-invalid', 'try-again'],
    async handle({ body, context }, deps) {
      const since = timeOf(body.since)
      if (since === undefined) return err(noTime)
      const policy = parsePolicy(body.policy, ruleIds)
      if (!policy.ok) return err({ code: 'policy-invalid', errors: policy.error })
      if (busy) return err(tryAgain)
      busy = true
      const lines = openLines()
      const ask = { policy: policy.value, since, ...(body.sample && { sample: body.sample }) }
      // The answer goes on after this function has returned; the last line says how it ended.
      void replayLines(ask, lines, deps, context.get('requestId')).finally(() => {
        busy = false
      })
      return ok(new Response(lines.body, { headers: { 'content-type': 'application/x-ndjson' } }))
    },
  }),
]

const noTime: ApiError = {
  code: 'invalid-request',
  errors: [{ path: 'since', says: 'is no time that exists, such as 2026-12-01T10:00:00+01:00' }],
}

type Ask = { readonly policy: Policy; readonly since: number; readonly sample?: number }

async function replayLines(ask: Ask, lines: Lines, { house, log }: HttpDeps, requestId: string): Promise<void> {
  let gone = false
  const onProgress = (done: number, total: number): void => {
    if (!gone)
      lines.write({ progress: { done, total } }).catch(() => {
        gone = true
      })
  }
  try {
    const report = await replayDecisions(house, { ...ask, onProgress })
    await lines.write({ report: answer(report) })
  } catch (error) {
    log.warn({ err: error }, 'a replay stopped before its end')
    const said = error instanceof StoreAway ? storeAway(error) : error instanceof KeysAway ? keysAway : tryAgain
    await lines.write({ error: problemOf(said, requestId) }).catch(() => undefined)
  }
  await lines.close().catch(() => undefined)
}

const answer = ({ secondsForAll, changes, segments, ...counts }: ReplayReport): Answer => ({
  ...counts,
  seconds_for_all: secondsForAll,
  changes: changes.map(({ examples, rules, ...change }) => ({
    ...change,
    rules: { ...rules },
    examples: [...examples],
  })),
  segments: segments.map(({ by, groups }) => ({ by, groups: [...groups] })),
})
