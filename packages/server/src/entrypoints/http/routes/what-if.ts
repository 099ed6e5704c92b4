import { type WhatIf as Answer, mostWhatIfs, timeOf, WhatIfAsk, WhatIfLine } from '@candor/contract'
import { err, type Fault, type Instant, minute, ok, type Result } from '@candor/terms'
import {
  type WhatIfAsk as Ask,
  type Curve,
  unknownCampaign,
  type WhatIf,
  whatIf,
} from '../../../acts/campaigns/index.ts'
import { KeysAway } from '../../../adapters/keys/index.ts'
import { StoreAway } from '../../../adapters/store/index.ts'
import { type Definition, readCampaign } from '../../../brand/campaigns/index.ts'
import { parsePolicy } from '../../../brand/policy/index.ts'
import { ruleIds } from '../../../decisions/index.ts'
import { badTime } from '../bad-time.ts'
import type { HttpDeps } from '../deps.ts'
import { type Lines, openLines } from '../lines.ts'
import { keysAway, problemOf, storeAway, tryAgain } from '../problem.ts'
import { route } from '../route.ts'
import { refused } from './campaign-answer.ts'

/** Each is many plans; two at a time would only slow each other and all else. */
let busy = false

export const whatIfs = [
  route({
    method: 'POST',
    path: '/v1/campaigns/:name/what-if',
    says: 'What a plan would say at other times, under another policy or other budgets. Contacts nobody and records nothing. A line each: how far it is, and last the result. Ends when the reader goes.',
    access: { scope: 'send', verb: 'see' },
    reads: true,
    body: WhatIfAsk,
    answer: WhatIfLine,
    answerType: 'application/x-ndjson',
    errors: ['campaign-unknown', 'policy-invalid', 'try-again'],
    async handle({ params: { name }, body, context }, deps) {
      const { house } = deps
      const campaign = await readCampaign(house.store, name)
      if (!campaign) return err(refused(unknownCampaign(name)))
      const instants = instantsOf(body, house.clock.now())
      if (!instants.ok) return err({ code: 'invalid-request', errors: [instants.error] })
      const policy = body.policy === undefined ? undefined : parsePolicy(body.policy, ruleIds)
      if (policy && !policy.ok) return err({ code: 'policy-invalid', errors: policy.error })
      if (busy) return err(tryAgain)
      busy = true
      const lines = openLines()
      const { budgets } = body
      const ask = { instants: instants.value, ...(policy && { policy: policy.value }), ...(budgets && { budgets }) }
      void answerLines(campaign.definition, ask, lines, deps, context.get('requestId')).finally(() => {
        busy = false
      })
      return ok(new Response(lines.body, { headers: { 'content-type': 'application/x-ndjson' } }))
    },
  }),
]

type Times = {
  readonly from?: string
  readonly until?: string
  readonly step_minutes?: number
  readonly budgets?: readonly unknown[]
}

/** From the first to the last, a step at a time; both where they are absent are now. */
function instantsOf({ from, until, step_minutes = 60, budgets = [1] }: Times, now: Instant): Result<Instant[], Fault> {
  const first = from === undefined ? now : timeOf(from)
  const last = until === undefined ? first : timeOf(until)
  if (first === undefined) return err(badTime('from'))
  if (last === undefined) return err(badTime('until'))
  if (last < first) return err({ path: 'until', says: 'is before `from`' })
  const count = Math.floor((last - first) / (step_minutes * minute)) + 1
  if (count * budgets.length > mostWhatIfs)
    return err({ path: 'step_minutes', says: `makes ${count * budgets.length} plans; at most ${mostWhatIfs} are made` })
  return ok(Array.from({ length: count }, (_, i) => first + i * step_minutes * minute))
}

async function answerLines(
  definition: Definition,
  ask: Ask,
  lines: Lines,
  { house, log }: HttpDeps,
  requestId: string,
): Promise<void> {
  const gone = new AbortController()
  const onProgress = (done: number, total: number): void => {
    lines.write({ progress: { done, total } }).catch(() => gone.abort())
  }
  try {
    const found = await whatIf(house, house.judge, definition, { ...ask, onProgress, signal: gone.signal })
    await lines.write({ result: answer(definition.name, found) })
  } catch (error) {
    if (gone.signal.aborted) return
    log.warn({ err: error }, 'a what-if stopped before its end')
    const said = error instanceof StoreAway ? storeAway(error) : error instanceof KeysAway ? keysAway : tryAgain
    await lines.write({ error: problemOf(said, requestId) }).catch(() => undefined)
  }
  await lines.close().catch(() => undefined)
}

const answer = (campaign: string, { now, other, lacks }: WhatIf): Answer => ({
  campaign,
  now: curve(now),
  ...(other && { other: curve(other) }),
  lacks: [...lacks],
})

function curve({ policy, points }: Curve): Answer['now'] {
  const [first] = points
  return {
    policy,
    points: points.map(({ at, budget, plan: { planned, sent, withheld } }) => ({
      ...{ at, planned, sent, withheld },
      ...(budget && { budget: { ...budget } }),
    })),
    reasons: { ...first?.plan.reasons },
    groups: (first?.plan.groups ?? []).map(({ attribute, groups }) => ({
      attribute,
      groups: groups.map(one =>
        one.hidden
          ? { group: one.group }
          : { group: one.group, reached: { n: one.n, rate: one.rate, low: one.low, high: one.high } },
      ),
    })),
  }
}
