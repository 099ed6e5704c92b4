import type { Act, Instant, Obligation } from '@candor/terms'
import type { Facts } from '../facts.ts'
import type { GatePolicy } from '../policy.ts'
import type { Reason, Verdict } from '../verdict.ts'
import { lawReferenceRules } from './law/index.ts'
import { type Case, caseOf, type Opinion } from './reference-case.ts'
import { ownReferenceRules } from './reference-own.ts'
import { referenceRules } from './reference-rules.ts'

/** A reason, and by when what it asks for must be done. */
type DueReason = Reason & { readonly dueAt?: Instant }

/** What the reference gate answers: a verdict, and the earliest of what is due where the act is not refused. */
type ReferenceVerdict = Omit<Verdict, 'deciding' | 'reasons'> & {
  readonly reasons: readonly DueReason[]
  readonly dueAt?: Instant
}

const allRules = [...referenceRules, ...lawReferenceRules]

/** Packs whose refusal of a promotion inside a transactional contact takes the promotion out. */
const strippingPacks = ['core', 'house-rules', 'casl', 'can-spam', 'eu', 'uk']

/** The gate again: slow, obvious, and sharing no code with it. The two must agree on every question. */
export function referenceGate(policy: GatePolicy, act: Act, facts: Facts, at: Instant): ReferenceVerdict {
  const question = caseOf(policy, act, facts, at)
  const rules = [...allRules.filter(rule => policy.packs.includes(rule.pack)), ...ownReferenceRules(policy)]
  const last = at + 400 * 24 * 3_600_000
  const firstOpen = (closed: (t: Instant) => boolean): Instant | undefined => {
    for (const t of question.candidates()) if (t <= last && !closed(t)) return t
    return undefined
  }

  const opinions = rules.flatMap(rule => {
    const said = rule.judge(question)
    if (said === undefined) return []
    const opinion = { ...said, strips: strippingPacks.includes(rule.pack) }
    const isClosed = (t: Instant): boolean => opinion.closed?.(t) === true
    if (opinion.says !== 'defer') return [{ ...opinion, rule: rule.id, isClosed }]
    const until = firstOpen(isClosed)
    if (until === undefined)
      return [{ ...opinion, ...refusalInstead(question, opinion), rule: rule.id, isClosed: () => false }]
    return [{ ...opinion, rule: rule.id, isClosed, until }]
  })

  const settled = settle(question, opinions, firstOpen)
  const reasons: DueReason[] = settled.opinions.map(({ rule, says, until, dueAt }) => ({
    rule,
    says,
    ...(says === 'defer' && until !== undefined && { until }),
    ...(dueAt !== undefined && { dueAt }),
  }))
  const due = reasons.flatMap(({ dueAt }) => (dueAt === undefined ? [] : [dueAt])).sort((a, b) => a - b)
  const word = (['deny', 'defer', 'adjust'] as const).find(strong => reasons.some(({ says }) => says === strong))
  const obligations = new Set(settled.opinions.flatMap(({ obligations = [] }) => obligations))
  return {
    outcome: word ?? 'permit',
    ...(word === 'defer' && { until: settled.until! }),
    ...(word !== 'deny' && due[0] !== undefined && { dueAt: due[0] }),
    obligations: [...obligations] as Obligation[],
    reasons,
    policy: 'reference',
  }
}

type Heard = Opinion & {
  readonly rule: string
  readonly strips: boolean
  readonly until?: Instant
  readonly isClosed: (t: Instant) => boolean
}

const refusalInstead = ({ promotion }: Case, { strips }: { readonly strips: boolean }): Opinion =>
  promotion && strips ? { says: 'adjust', obligations: ['strip-promo'] } : { says: 'deny' }

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
  const refused = opinions.map(heard =>
    heard.says === 'defer' ? { ...heard, ...refusalInstead(question, heard) } : heard,
  )
  return { opinions: refused, until: undefined }
}
