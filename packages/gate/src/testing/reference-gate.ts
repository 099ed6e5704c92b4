import type { Act, Instant, Obligation } from '@candor/terms'
import type { Facts } from '../facts.ts'
import type { GatePolicy } from '../policy.ts'
import type { Reason, Verdict } from '../verdict.ts'
import { type Case, caseOf, type Opinion } from './reference-case.ts'
import { referenceRules } from './reference-rules.ts'

/** The gate again: slow, obvious, and sharing no code with it. The two must agree on every question. */
export function referenceGate(policy: GatePolicy, act: Act, facts: Facts, at: Instant): Omit<Verdict, 'deciding'> {
  const question = caseOf(policy, act, facts, at)
  const rules = referenceRules.filter(rule => policy.packs.includes(rule.pack))
  const last = at + 400 * 24 * 3_600_000
  const firstOpen = (closed: (t: Instant) => boolean): Instant | undefined => {
    for (const t of question.candidates()) if (t <= last && !closed(t)) return t
    return undefined
  }

  const opinions = rules.flatMap(rule => {
    const opinion = rule.judge(question)
    if (opinion === undefined) return []
    const isClosed = (t: Instant): boolean => opinion.closed?.(t) === true
    if (opinion.says !== 'defer') return [{ ...opinion, rule: rule.id, isClosed }]
    const until = firstOpen(isClosed)
    if (until === undefined) return [{ ...refusalInstead(question), rule: rule.id, isClosed: () => false }]
    return [{ ...opinion, rule: rule.id, isClosed, until }]
  })

  const settled = settle(question, opinions, firstOpen)
  const reasons: Reason[] = settled.opinions.map(({ rule, says, until }) => ({
    rule,
    says,
    ...(says === 'defer' && until !== undefined && { until }),
  }))
  const word = (['deny', 'defer', 'adjust'] as const).find(strong => reasons.some(({ says }) => says === strong))
  const obligations = new Set(settled.opinions.flatMap(({ obligations = [] }) => obligations))
  return {
    outcome: word ?? 'permit',
    ...(word === 'defer' && { until: settled.until! }),
    obligations: [...obligations] as Obligation[],
    reasons,
    policy: 'reference',
  }
}

type Heard = Opinion & { readonly rule: string; readonly until?: Instant; readonly isClosed: (t: Instant) => boolean }

const refusalInstead = ({ promotion }: Case): Opinion =>
  promotion ? { says: 'adjust', obligations: ['strip-promo'] } : { says: 'deny' }

/** With no instant at which nothing defers, whatever defers refuses. */
function settle(
  question: Case,
  opinions: readonly Heard[],
  firstOpen: (closed: (t: Instant) => boolean) => Instant | undefined,
): { readonly opinions: readonly Heard[]; readonly until: Instant | undefined } {
  if (!opinions.some(({ says }) => says === 'defer')) return { opinions, until: undefined }
  if (opinions.some(({ says }) => says === 'deny')) return { opinions, until: undefined }
  const able = opinions.filter(({ says }) => says === 'defer' || says === 'lapsed' || says === 'satisfied')
  const until = firstOpen(t => able.some(({ isClosed }) => isClosed(t)))
  if (until !== undefined) return { opinions, until }
  const refused = opinions.map(heard => (heard.says === 'defer' ? { ...heard, ...refusalInstead(question) } : heard))
  return { opinions: refused, until: undefined }
}
