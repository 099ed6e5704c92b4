import type { Log, Pruned, RecordChecked, RecordCheckLine } from '@candor/contract'
import { err, ok } from '@candor/terms'
import { type Complaint, type Ending, exits } from '../answer.ts'
import { type Where, withServer } from '../house/open.ts'
import { complaintOf, unreachable } from '../house/refusals.ts'
import { count, counted } from '../terminal/numbers.ts'
import { showProgress } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { readLines } from './events-stream.ts'

/** A second key that signs beside the old one. */
export const rotateKey = (where: Where): Ending =>
  withServer(where, async api => {
    const log = await api.post<Log>('/v1/log/keys')
    if (!log.ok) return log
    const [old, next] = log.value.vkeys
    return ok({
      json: log.value,
      lines: [
        'Two keys sign for the log now. Tell everybody who checks it of the new one:',
        `  old  ${old}`,
        `  new  ${next}`,
        'When they know it: candor log retire-key',
      ],
    })
  })

/** The older key is destroyed. */
export const retireKey = (where: Where): Ending =>
  withServer(where, async api => {
    const log = await api.post<Log>('/v1/log/keys/retire')
    if (!log.ok) return log
    return ok({
      json: log.value,
      lines: [
        `The older key is destroyed; the log is signed by ${log.value.vkey} alone.`,
        'Proofs and checkpoints from before stay good under the old one.',
      ],
    })
  })

/** Takes away what the pruning policy allows. */
export const prune = (where: Where & { readonly dryRun?: boolean }): Ending =>
  withServer(where, async api => {
    const pruned = await api.post<Pruned>('/v1/log/prune', { dry_run: where.dryRun ?? false })
    if (!pruned.ok) return pruned
    const { from, to, bundles } = pruned.value
    const would = where.dryRun ? 'would be' : 'were'
    return ok({
      json: pruned.value,
      lines:
        bundles === 0
          ? [`Nothing more can be pruned; the log begins at entry ${count(from)}.`]
          : [
              `${counted(bundles, 'bundle')} ${would} pruned: entries ${count(from)} to ${count(to - 1)}.`,
              'Tiles stay, so that every root and every proof stays as it was.',
            ],
    })
  })

/** The check inside the house: every row of the record against the log. */
export const checkStore = (where: Where & { readonly json?: boolean }, terminal: Terminal): Ending =>
  withServer(where, async api => {
    const progress = showProgress(terminal, 'Checking', 'entry', where.json)
    let report: RecordChecked | undefined
    let complaint: Complaint | undefined
    const onLine = (line: RecordCheckLine): void => {
      if ('progress' in line) progress.update(line.progress.done, line.progress.total)
      else if ('report' in line) report = line.report
      else complaint = complaintOf(line.error)
    }
    const read = await readLines(api, '/v1/log/check', onLine, new AbortController().signal, {})
    if (!read.ok) return read
    if (complaint) return err(complaint as Complaint)
    const told = report as RecordChecked | undefined
    return told ? ok(checked(told)) : err(unreachable(api.url, 'The answer ended before the report.'))
  })

function checked(report: RecordChecked) {
  if (!report.verified)
    return {
      json: report,
      lines: [
        'The record does not hold together with its log.',
        `First wrong: ${report.first?.path} ${report.first?.says}.`,
      ],
      exit: exits.error,
    }
  const { placed = 0, waiting = 0, opened = 0, erased = 0 } = report
  return {
    json: report,
    lines: [
      `The record holds together with its log: ${counted(placed, 'row')} compared with ${placed === 1 ? 'its leaf' : 'their leaves'}, ${count(waiting)} waiting for a place.`,
      `${count(opened)} were opened and are what they committed to; ${count(erased)} can be opened by nobody any more.`,
    ],
  }
}
