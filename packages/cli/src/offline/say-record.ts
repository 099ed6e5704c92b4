import { explain } from '@candor/gate'
import type { RecordedDecision, RecordedEntry } from './record.ts'

const outcomes = {
  permit: 'It may go.',
  adjust: 'It may go, adjusted.',
  defer: 'Not now.',
  deny: 'No.',
} as const

/** An entry of the record in plain words. */
export function sayRecord({ kind, entry, customer, at, decision }: RecordedEntry): string[] {
  const head = `On ${sayTime(at)}, about customer ${customer}: ${kind} ${entry}`
  return decision ? [head, ...sayDecision(decision)] : [head]
}

/** A decision in plain words: what was asked, the answer and its reason, every rule that spoke. */
export function sayDecision({ act, facts, verdict, policy }: RecordedDecision): string[] {
  const deciding = verdict.reasons.find(({ rule }) => rule === verdict.deciding)
  const said = explain(deciding ?? { ...verdict, policy }, act, facts)
  const until = verdict.until === undefined ? '' : ` Until ${sayTime(verdict.until)}.`
  return [
    `Asked    ${act.kind} for ${act.purpose}${act.channel ? ` by ${act.channel}` : ''}`,
    `Answer   ${outcomes[verdict.outcome] ?? verdict.outcome} ${said.customer}${until}`,
    `Because  ${said.staff}`,
    ...(said.change ? [`Change   ${said.change}`] : []),
    'Rules that spoke:',
    ...verdict.reasons.map(
      ({ rule, says }) => `  ${says.padEnd(9)} ${rule}${rule === verdict.deciding ? '  (this one decided)' : ''}`,
    ),
    `Policy   ${policy}`,
  ]
}

/** `2026-06-03 10:00 UTC`: the same on every machine. */
export const sayTime = (at: number): string =>
  Math.abs(at) <= 8.64e15 ? `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC` : `instant ${at}`
