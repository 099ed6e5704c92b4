import type {
  Algorithm as AlgorithmAnswer,
  AlgorithmWithAudits,
  Finding as FindingAnswer,
  Interlock as InterlockAnswer,
} from '@candor/contract'
import type {
  AttributeStanding,
  GroupStanding,
  OversightRefusal,
  Registered,
} from '../../../answers/oversight/index.ts'
import { type Evidence, type Finding, type Interlock, isOpen, type Side } from '../../../brand/algorithms/index.ts'
import { algorithmPath } from '../../../pages/center/index.ts'
import type { OpenHouse } from '../../house/index.ts'
import { type ApiError, tryAgain } from '../problem.ts'

export const interlockAnswer = (interlock: Interlock): InterlockAnswer =>
  interlock.kind === 'none'
    ? { kind: 'none', since: null, finding: null, share: null }
    : {
        kind: interlock.kind,
        since: interlock.since,
        finding: interlock.finding,
        share: interlock.share ?? null,
      }

export function algorithmAnswer(house: OpenHouse, one: Registered): AlgorithmAnswer {
  const { name, declared, interlock, modes, findings } = one
  return {
    name,
    ...declaredAnswer(declared),
    interlock: interlockAnswer(interlock),
    decisions: { ...modes },
    open_findings: findings.filter(isOpen).length,
    page: `${house.publicUrl}${algorithmPath(name)}`,
  }
}

type DeclaredAnswer = Pick<AlgorithmAnswer, 'kind' | 'text' | 'owner' | 'purpose' | 'inputs' | 'watch'>

function declaredAnswer(declared: Registered['declared']): DeclaredAnswer {
  if (declared.kind === 'suggestions') {
    const { owner, purpose, interests } = declared.section
    return { kind: 'suggestions', text: null, owner, purpose, inputs: interests ? [interests] : [], watch: null }
  }
  const { text, owner, purpose, inputs, watch } = declared.algorithm
  return {
    kind: 'offer',
    text,
    owner,
    purpose,
    inputs: [...inputs],
    watch: watch
      ? { by: [...watch.by], tolerance: watch.tolerance, alpha: watch.alpha, on_alarm: watch.onAlarm }
      : null,
  }
}

export const algorithmWithAudits = (house: OpenHouse, one: Registered): AlgorithmWithAudits => ({
  algorithm: algorithmAnswer(house, one),
  audits: one.audits.map(auditAnswer),
  balance: one.balance ? balanceAnswer(one.balance) : null,
  findings: one.findings.map(findingAnswer),
})

const balanceAnswer = ({ by, since, groups }: NonNullable<Registered['balance']>) => ({
  by,
  since,
  groups: groups.map(group => ({ ...group })),
})

const auditAnswer = ({ groups, ...audit }: AttributeStanding) => ({ ...audit, groups: groups.map(groupAnswer) })

function groupAnswer(standing: GroupStanding) {
  if (standing.hidden) return { ...noNumbers, group: standing.group, hidden: true }
  const { group, people, decisions, rate, low, high, ratio = null, word = null } = standing
  return { group, hidden: false, people, decisions, rate, low, high, ratio, verdict: word }
}

const noNumbers = {
  people: null,
  decisions: null,
  rate: null,
  low: null,
  high: null,
  ratio: null,
  verdict: null,
} as const

export function findingAnswer(finding: Finding): FindingAnswer {
  const { finding: id, version, algorithm, openedAt, kind, evidence, interlock, decision } = finding
  return {
    finding: id,
    version,
    algorithm,
    opened_at: openedAt,
    kind,
    state: isOpen(finding) ? 'open' : 'decided',
    evidence: evidence ? evidenceAnswer(evidence) : null,
    interlock: interlockAnswer(interlock),
    decision: decision ? { ...decision, interlock: interlockAnswer(decision.interlock) } : null,
  }
}

const evidenceAnswer = ({ ofGroup, ofReference, ...evidence }: Evidence) => ({
  ...evidence,
  of_group: sideAnswer(ofGroup),
  of_reference: sideAnswer(ofReference),
})

const sideAnswer = ({ n, selected, people }: Side) => ({ decisions: n, selected, people })

export const oversightRefused = ({ code, says, faults }: OversightRefusal): ApiError =>
  code === 'try-again' ? tryAgain : { code, ...(faults ? { errors: faults } : { detail: says }) }
