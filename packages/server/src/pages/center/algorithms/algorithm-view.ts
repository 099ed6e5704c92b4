import type { BalanceStanding } from '../../../acts/personalization/index.ts'
import type { AttributeStanding, GroupStanding, Registered } from '../../../answers/oversight/index.ts'
import { type Finding, isOpen } from '../../../brand/algorithms/index.ts'
import type { Policy } from '../../../brand/policy/index.ts'
import { wholeNumber } from '../../look/index.ts'
import type { Texts } from '../texts.ts'
import { dayOf, purposeText } from '../words.ts'
import { stateWords } from './state-words.ts'

/** One algorithm as everybody may read it: words and rates, and no count by which anybody could be told apart. */
export type AlgorithmView = {
  readonly name: string
  readonly text: string
  readonly state: string
  readonly purpose: string
  readonly inputs: readonly string[]
  readonly owner: string
  /** How often it decided; absent for what decides anew for each who looks. */
  readonly decided?: string
  /** What it was made from, where that is known. */
  readonly model?: string
  /** The least ratio that is tolerated, in words; absent where groups are not compared. */
  readonly tolerance?: string
  readonly audits: readonly AuditView[]
  /** What each group is to get of what is seen, and what it got; absent where nobody is given a share. */
  readonly balance?: BalanceView
  readonly decisions: readonly { readonly when: string; readonly verdict: string; readonly reason: string }[]
}

export type BalanceView = {
  readonly by: BalanceStanding['by']
  readonly since: string
  readonly groups: readonly { readonly group: string; readonly target: string; readonly shown: string }[]
}

export type AuditView = {
  readonly attribute: string
  readonly groups: readonly {
    readonly group: string
    readonly rate: string
    readonly range: string
    readonly word: string
  }[]
}

/** What is told of an algorithm under the policy as it is now. */
export function algorithmView(found: Registered, policy: Policy, texts: Texts): AlgorithmView {
  const { name, declared, findings, audits } = found
  const { zone } = policy.brand
  const common = {
    name,
    state: stateWords(found, zone, texts),
    decisions: findings.flatMap(finding => decisionView(finding, zone, texts)),
    audits: audits.filter(({ groups }) => groups.length > 0).map(audit => auditView(audit, texts)),
  }
  if (declared.kind === 'suggestions') {
    const { purpose, owner } = declared.section
    const text = texts.algorithms.suggestions
    const seen = found.balance ? { balance: balanceView(found.balance, zone, texts) } : {}
    return { ...common, ...seen, text, purpose: purposeText(policy, purpose, texts), inputs: [], owner }
  }
  const { text, purpose, inputs, owner, watch } = declared.algorithm
  return {
    ...common,
    text,
    purpose: purposeText(policy, purpose, texts),
    inputs: inputs.map(input => policy.fields[input]?.text ?? input.replaceAll('_', ' ')),
    owner,
    decided: decidedWords(found, texts),
    ...(watch ? { tolerance: rounded(watch.tolerance, texts) } : {}),
  }
}

/** Numbers rounded to two digits say how much, and nothing about anybody. */
export function aboutSoMany(n: number, { algorithms: t, lang }: Texts): string {
  if (n < 10) return t.few
  const step = 10 ** Math.max(0, Math.floor(Math.log10(n)) - 1)
  return t.about(wholeNumber(Math.round(n / step) * step, lang))
}

/** Whole percents: in a small group a decimal would give the count away. */
const rounded = (share: number, { dates }: Texts): string =>
  new Intl.NumberFormat(dates, { style: 'percent', maximumFractionDigits: 0 }).format(share)

function decidedWords({ modes }: Registered, texts: Texts): string {
  const all = Object.values(modes).reduce((sum, n) => sum + n, 0)
  const byScore = modes['score'] ?? 0
  if (all < 10) return texts.algorithms.few
  return texts.algorithms.decidedOf(aboutSoMany(all, texts), aboutSoMany(byScore, texts))
}

function balanceView({ by, since, groups }: BalanceStanding, zone: string, texts: Texts): BalanceView {
  const { algorithms: t } = texts
  const shares = groups.map(({ group, target, shown }) => ({
    group,
    target: rounded(target, texts),
    shown: shown === null ? '–' : rounded(shown, texts),
  }))
  return { by, since: since === null ? t.balanceNone : t.balanceSince(dayOf(since, zone, texts)), groups: shares }
}

function decisionView(finding: Finding, zone: string, texts: Texts): AlgorithmView['decisions'] {
  if (isOpen(finding) || !finding.decision) return []
  const { at, verdict, reason } = finding.decision
  return [{ when: dayOf(at, zone, texts), verdict: texts.algorithms.verdicts[verdict] ?? verdict, reason }]
}

function auditView({ attribute, groups, reference }: AttributeStanding, texts: Texts): AuditView {
  return {
    attribute: attribute.replaceAll('_', ' '),
    groups: groups.map(group => groupView(group, reference, texts)),
  }
}

function groupView(standing: GroupStanding, reference: string, texts: Texts): AuditView['groups'][number] {
  const { algorithms: t } = texts
  const { group } = standing
  if (standing.hidden) return { group, rate: t.hidden, range: '', word: '' }
  const [rate, low, high] = [standing.rate, standing.low, standing.high].map(one => rounded(one, texts))
  const word = group === reference || !standing.word ? t.compared : t.words[standing.word]
  return { group, rate: rate!, range: t.between(low!, high!), word }
}
