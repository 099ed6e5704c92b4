import type { ReplayLine, ReplayReport } from '@candor/contract'
import { err, ok, type Result } from '@candor/terms'
import { type Answer, type Complaint, type Ending, exits } from '../answer.ts'
import type { Api } from '../house/api.ts'
import { type Where, withServer } from '../house/open.ts'
import { complaintOf, unreachable } from '../house/refusals.ts'
import { readText } from '../offline/read-text.ts'
import { sayTime } from '../offline/say-record.ts'
import { type Bar, bars } from '../terminal/bars.ts'
import { count, counted, duration, share } from '../terminal/numbers.ts'
import { showProgress } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { readLines } from './events-stream.ts'

export type ReplayOptions = Where & {
  readonly policy: string
  readonly since: string
  readonly sample?: number
  readonly json?: boolean
}

/**
 * Puts the recorded decisions since a time to the gate of another policy and says how many would come out otherwise, in which
 * ways and groups, with examples. Changes nothing.
 */
export async function policyReplay(options: ReplayOptions, terminal: Terminal): Ending {
  const policy = await readText(options.policy)
  if (!policy.ok) return policy
  const { sample } = options
  const ask = { policy: policy.value, since: wholeTime(options.since), ...(sample === undefined ? {} : { sample }) }
  return withServer(options, async api => {
    const report = await replay(api, ask, terminal, options.json === true)
    return report.ok ? ok(answer(report.value, terminal)) : report
  })
}

/** A day alone begins in UTC. */
const wholeTime = (text: string): string => (/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text)

async function replay(
  api: Api,
  ask: object,
  terminal: Terminal,
  quiet: boolean,
): Promise<Result<ReplayReport, Complaint>> {
  const progress = showProgress(terminal, 'Replaying', 'decision', quiet)
  let report: ReplayReport | undefined
  let complaint: Complaint | undefined
  const onLine = (line: ReplayLine): void => {
    if ('progress' in line) progress.update(line.progress.done, line.progress.total)
    else if ('report' in line) report = line.report
    else complaint = complaintOf(line.error)
  }
  const read = await readLines<ReplayLine>(api, '/v1/policies/replay', onLine, new AbortController().signal, ask)
  if (!read.ok) return read
  if (complaint) return err(complaint as Complaint)
  const told = report as ReplayReport | undefined
  if (!told) return err(unreachable(api.url, 'The answer ended before the report.'))
  progress.end(told.replayed)
  return ok(told)
}

function answer(report: ReplayReport, terminal: Terminal): Answer {
  const { replayed, changed, decisions, sampled, erased, otherwise, low, high } = report
  const interval = sampled ? ` (95 % interval ${share(low * 1e6, 1e6)} to ${share(high * 1e6, 1e6)} of all)` : ''
  return {
    json: report,
    exit: exits.ok,
    lines: [
      `${counted(replayed, 'decision')} of ${count(decisions)} since ${sayTime(report.since)} asked again${sampled ? ', drawn at random' : ''}.`,
      `${counted(changed, 'decision')} would come out otherwise: ${share(changed, replayed)}${interval}.`,
      `${count(otherwise)} more would come out the same for other reasons, at another time or with other duties.`,
      ...(erased > 0 ? [`${count(erased)} cannot be read any more: their customers were erased.`] : []),
      ...report.changes.flatMap(sayChange),
      ...report.segments.flatMap(segment => saySegment(segment, terminal)),
      '',
      `Took ${duration(report.seconds)}${sampled ? `; all would take about ${duration(report.seconds_for_all)}` : ''}. Policy tried: ${report.policy}`,
    ],
  }
}

const sayChange = ({ from, to, n, rules, examples }: ReplayReport['changes'][number]): string[] => [
  '',
  `${from} → ${to}: ${count(n)}`,
  ...Object.entries(rules).map(
    ([rule, times]) => `  ${count(times).padStart(9)}  ${rule === '-' ? 'nothing stands in the way' : rule}`,
  ),
  ...examples.map(({ customer, entry, at }) => `  e.g. candor why ${customer}/${entry}  (${sayTime(at)})`),
]

function saySegment({ by, groups }: ReplayReport['segments'][number], terminal: Terminal): string[] {
  const told = groups.filter(group => group.hidden === undefined)
  const hidden = groups.length - told.length
  if (told.every(({ changed }) => changed === 0)) return []
  const drawn = told.map(
    ({ group, n, changed }): Bar => ({ label: group, n: Math.round((100 * changed) / n), note: `% of ${count(n)}` }),
  )
  return [
    '',
    `Changed, by ${by}:`,
    ...bars(terminal, 100, drawn),
    ...(hidden > 0 ? [`  ${counted(hidden, 'group')} of fewer than ten decisions not told`] : []),
  ]
}
