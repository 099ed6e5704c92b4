import { writeFile } from 'node:fs/promises'
import { err, ok, type Result } from '@candor/terms'
import { type Complaint, type Ending, exits } from '../answer.ts'
import { type FairnessOptions, parseAsk } from '../fairness/ask.ts'
import { reportHtml } from '../fairness/html/page.ts'
import { readDecisions } from '../fairness/read-decisions.ts'
import { type Report, reportOf } from '../fairness/report.ts'
import { reportJson } from '../fairness/report-json.ts'
import { reportLines } from '../fairness/report-lines.ts'
import { showProgress } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** Audits the decisions in a CSV file by groups of people. The verdict is an answer, so a disparity, too, ends with 0. */
export async function auditFairness(path: string, options: FairnessOptions, terminal: Terminal): Ending {
  const ask = parseAsk(options)
  if (!ask.ok) return ask
  const { attributes, strata, ...rest } = ask.value
  const progress = showProgress(terminal, 'Reading', 'row', options.json)
  const read = await readDecisions({
    ...rest,
    path,
    groupings: [...attributes, ...(strata ? [strata] : [])],
    onProgress: progress.update,
  })
  if (!read.ok) return read
  if (read.value.csv.rows === 0) return err(nothing(path, read.value.csv.broken))
  progress.end(read.value.csv.rows)
  const report = reportOf(ask.value, read.value)
  if (!report.ok) return report
  const kept = options.html === undefined ? ok([]) : await keep(report.value, path, options.html)
  if (!kept.ok) return kept
  return ok({ json: reportJson(report.value), lines: [...reportLines(report.value, terminal), ...kept.value] })
}

const nothing = (path: string, broken: number): Complaint => ({
  what: `${path} holds no decisions`,
  why:
    broken > 0
      ? `none of its ${broken} lines has as many fields as the first one`
      : 'there is nothing below its first line',
  next:
    broken > 0
      ? "Name what is between the fields: --sep ';'."
      : 'Give a file with a header and a row for each decision.',
  exit: exits.error,
  code: 'no-decisions',
})

async function keep(report: Report, source: string, path: string): Promise<Result<string[], Complaint>> {
  try {
    await writeFile(path, reportHtml(report, source))
    return ok(['', `The report is in ${path}.`])
  } catch (error) {
    const { message } = error as NodeJS.ErrnoException
    return err({ what: `${path} cannot be written`, why: message, next: 'Check the path.', exit: exits.error })
  }
}
