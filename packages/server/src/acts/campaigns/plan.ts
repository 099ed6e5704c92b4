import { countersOf } from '@candor/conditions'
import type { Verdict } from '@candor/gate'
import type { Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { PlanResult } from '../../brand/campaigns/index.ts'
import { actOf, type ContactAct, type Definition } from '../../brand/campaigns/index.ts'
import { type Belongs, compileAudience, walkStates } from '../../customers/audiences/index.ts'
import { countsOf } from '../../customers/events/index.ts'
import type { Standing } from '../../customers/state/index.ts'
import { type Judge, preview } from '../../decisions/index.ts'
import { groupCounts } from './groups.ts'

export type Planned = Omit<PlanResult, 'entry'>

/**
 * Who would be contacted if the campaign were sent at `at`, who not, and by which rule. Asks the gate about every member of
 * the audience from one snapshot; records and contacts nobody. Cost grows linearly with customers.
 */
export async function planCampaign(
  ground: Ground,
  judge: Judge,
  definition: Definition,
  at: Instant,
): Promise<Planned> {
  const belongs = await belongsTo(ground, judge, definition, at)
  const asked = askedOf(definition)
  const groups = groupCounts(judge.policy, judge.layout, judge.codes)
  const reasons = new Map<string, number>()
  let planned = 0
  let sent = 0
  await walkStates(ground.store, judge.layout, (customer, state) => {
    if (!belongs(customer, state)) return true
    planned++
    const against = decidedAgainst(judge, asked, state, at)
    if (against === undefined) sent++
    else reasons.set(against, (reasons.get(against) ?? 0) + 1)
    groups.add(state, against === undefined)
    return true
  })
  return {
    campaign: definition.name,
    preview: true,
    at,
    policy: judge.digest,
    planned,
    sent,
    withheld: planned - sent,
    failed: 0,
    unknown: 0,
    reasons: Object.fromEntries([...reasons].sort(([a], [b]) => (a < b ? -1 : 1))),
    groups: groups.result(),
  }
}

/** Who belongs to the audience at `at`. What its condition counts is counted now, over events held for the campaign's purpose. */
export async function belongsTo(
  { store }: Ground,
  { layout, codes }: Judge,
  { audience, purpose }: Definition,
  at: Instant,
): Promise<Belongs> {
  if (!audience) return () => true
  const counts = await countsOf(store, countersOf(audience), { use: purpose, now: at })
  return compileAudience(audience, layout, codes, counts)
}

export type Asked = { readonly whole: ContactAct; readonly stripped: ContactAct }

/** The act as it is meant, and as it is asked again where its promotion must be left out. */
export const askedOf = (definition: Definition): Asked => ({
  whole: actOf(definition),
  stripped: actOf(definition, true),
})

/** The gate's word on what would be sent, as delivery asks for it: a refused promotion is left out, and the rest asked for anew. */
export function verdictOn(judge: Judge, { whole, stripped }: Asked, state: Standing, at: Instant): Verdict {
  const verdict = preview(judge, whole, state, at)
  const mustStrip = verdict.outcome !== 'permit' && verdict.obligations.includes('strip-promo')
  return mustStrip ? preview(judge, stripped, state, at) : verdict
}

/** The rule that withholds, or undefined when the message would go. */
function decidedAgainst(judge: Judge, asked: Asked, state: Standing, at: Instant): string | undefined {
  const verdict = verdictOn(judge, asked, state, at)
  return verdict.outcome === 'permit' ? undefined : (verdict.deciding ?? 'unknown-rule')
}
