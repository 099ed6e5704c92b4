import type { Algorithm, AlgorithmWithAudits } from '@candor/contract'
import { findingLine, interlockWords } from './finding-lines.ts'

/** One algorithm in a list. */
export function algorithmLine({ name, interlock, open_findings, owner }: Algorithm): string {
  const waits = open_findings === 0 ? '' : `  ${open_findings} open finding${open_findings === 1 ? '' : 's'}`
  return `${name}  ${interlockWords(interlock)}  ${owner}${waits}`
}

/** All there is to know of one algorithm. */
export function algorithmLines({ algorithm, audits, balance, findings }: AlgorithmWithAudits): string[] {
  const { name, text, owner, purpose, inputs, interlock, decisions, page } = algorithm
  const counted = Object.entries(decisions).map(([mode, n]) => `${n} ${mode}`)
  return [
    `Algorithm  ${name}, ${interlockWords(interlock)}`,
    ...(text === null ? [] : [`Does       ${text}`]),
    `Owner      ${owner}`,
    `Purpose    ${purpose}`,
    `Inputs     ${inputs.join(', ') || 'none of its own'}`,
    `Decisions  ${counted.join(', ') || 'none counted yet'}`,
    `Page       ${page}`,
    ...audits.flatMap(auditLines),
    ...(balance ? balanceLines(balance) : []),
    ...findings.map(findingLine),
  ]
}

const auditLines = ({ attribute, reference, groups, unknown }: AlgorithmWithAudits['audits'][number]): string[] => [
  `By ${attribute}, compared with "${reference}"; ${unknown} decisions about people whose group is not known`,
  ...groups.map(({ group, hidden, people, rate, low, high, verdict }) =>
    hidden
      ? `  ${group}: not shown, too few people`
      : `  ${group}: ${share(rate)} (${share(low)} to ${share(high)}) of ${people} people${verdict === null ? '' : `, ${verdict}`}`,
  ),
]

const balanceLines = ({ by, groups }: NonNullable<AlgorithmWithAudits['balance']>): string[] => [
  `Seen, by ${by}`,
  ...groups.map(({ group, target, shown }) => `  ${group}: ${share(shown)} of ${share(target)}`),
]

const share = (value: number | null): string => (value === null ? '-' : `${(100 * value).toFixed(1)} %`)
