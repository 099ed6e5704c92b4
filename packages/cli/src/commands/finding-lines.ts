import type { Finding, Interlock } from '@candor/contract'

const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** How an algorithm is held back, in a few words. */
export function interlockWords({ kind, since, share }: Interlock): string {
  if (kind === 'none' || since === null) return 'decides freely'
  const words = { cap: `decides about ${100 * (share ?? 0)} % only`, fallback: 'by lot', stop: 'stopped' }
  return `${words[kind]} since ${moment(since)}`
}

/** One finding in a list. */
export function findingLine(finding: Finding): string {
  const { finding: id, opened_at, algorithm, state, decision } = finding
  const word = decision === null ? state : `${state}: ${decision.verdict}`
  return `${id}  ${moment(opened_at)}  ${algorithm}  ${word}  ${aboutWords(finding)}`
}

function aboutWords({ kind, evidence }: Finding): string {
  if (evidence === null) return kind === 'by-hand' ? 'by hand' : kind
  const { attribute, group, reference, ratio } = evidence
  const times = ratio === null ? 'less often than' : `${ratio.toFixed(2)} times as often as`
  return `by ${attribute}: "${group}" ${times} "${reference}"`
}

/** All there is to know of one finding. */
export function findingLines(finding: Finding): string[] {
  const { evidence, decision, interlock } = finding
  return [
    findingLine(finding),
    ...(evidence === null ? [] : evidenceLines(evidence)),
    `Since then  ${interlockWords(interlock)}`,
    ...(decision === null ? ['Decision    none yet'] : decidedLines(finding)),
  ]
}

const evidenceLines = ({
  group,
  reference,
  of_group,
  of_reference,
  tolerance,
  alpha,
  evidence,
}: Evidence): string[] => [
  `Group       ${group}: ${of_group.selected} of ${of_group.decisions} decisions, ${of_group.people} people`,
  `Reference   ${reference}: ${of_reference.selected} of ${of_reference.decisions} decisions, ${of_reference.people} people`,
  `Tolerated   a ratio of ${tolerance} or more`,
  `Evidence    ${Math.floor(evidence)} to 1; the alarm is raised at ${Math.round(1 / alpha)} to 1`,
]
type Evidence = NonNullable<Finding['evidence']>

/** What a person decided, and what holds from then on. */
export const decidedLines = ({ decision }: Finding): string[] =>
  decision === null
    ? []
    : [
        `Decision    ${decision.verdict} by ${decision.by} on ${moment(decision.at)}`,
        `Why         ${decision.reason}`,
        `Now         ${interlockWords(decision.interlock)}`,
      ]
