import { type ExamplesReport, type Failure, runExamples } from '@candor/gate'
import { ok } from '@candor/terms'
import { type Ending, exits } from '../answer.ts'
import { readJson } from '../offline/read-text.ts'
import { counted } from '../terminal/numbers.ts'

/** Runs the policy examples of JSON files and adds the reports up. Not one is run when a file cannot be read. */
export async function policyTest(files: readonly string[]): Ending {
  const reports: { file: string; report: ExamplesReport }[] = []
  for (const file of files) {
    const examples = await readJson(file)
    if (!examples.ok) return examples
    reports.push({ file, report: runExamples(examples.value) })
  }
  const sum = (pick: (report: ExamplesReport) => number): number =>
    reports.reduce((all, { report }) => all + pick(report), 0)
  const total: ExamplesReport = {
    passed: sum(report => report.passed),
    failed: sum(report => report.failed),
    unsupported: sum(report => report.unsupported),
    failures: reports.flatMap(({ report }) => report.failures),
  }
  const lines = [...reports.flatMap(({ file, report }) => report.failures.flatMap(failed => say(file, failed)))]
  return ok({ json: total, lines: [...lines, summary(total)], exit: total.failed > 0 ? exits.error : exits.ok })
}

function say(file: string, { id, expected, got, reasons }: Failure): string[] {
  return [
    `FAILED ${id} (${file})`,
    `  expected ${JSON.stringify(expected)}`,
    `  got      ${JSON.stringify(got)}`,
    ...(reasons.length > 0 ? [`  reasons  ${reasons.map(({ rule, says }) => `${rule} ${says}`).join(', ')}`] : []),
  ]
}

function summary({ passed, failed, unsupported }: ExamplesReport): string {
  const left = unsupported > 0 ? `; ${unsupported} not run, because no loaded pack has their rules` : ''
  return `${counted(passed, 'example')} passed, ${failed} failed${left}.`
}
