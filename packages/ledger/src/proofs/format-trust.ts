import { formatVkey } from '../notes/key.ts'
import type { Trust, TrustedKey, Voter } from './trust.ts'

/** The policy file (c2sp.org/tlog-policy) that `parseTrust` reads back as this. */
export function formatTrust({ logs, witnesses, quorum }: Trust): string {
  const lines = [
    ...logs.map(log => `log ${keyAndUrl(log)}`),
    ...witnesses.map(witness => `witness ${witness.name} ${keyAndUrl(witness)}`),
    ...(quorum === 'none' ? [] : groupLines(quorum)),
    `quorum ${quorum === 'none' ? 'none' : quorum.name}`,
  ]
  return lines.map(line => `${line}\n`).join('')
}

/** Members before the groups that name them. */
function groupLines(voter: Voter): string[] {
  if (voter.kind === 'witness') return []
  const names = voter.members.map(({ name }) => name).join(' ')
  return [...voter.members.flatMap(groupLines), `group ${voter.name} ${voter.threshold} ${names}`]
}

const keyAndUrl = ({ key, url }: TrustedKey): string => `${formatVkey(key)}${url === undefined ? '' : ` ${url}`}`
