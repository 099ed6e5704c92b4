import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import type { ImportReport } from '@candor/contract'
import { err, ok, type Result } from '@candor/terms'
import { type Answer, type Complaint, type Ending, exits } from '../answer.ts'
import { importRows } from '../house/import-rows.ts'
import { type Where, withServer } from '../house/open.ts'
import { readText } from '../offline/read-text.ts'
import { count, counted } from '../terminal/numbers.ts'
import { showProgress } from '../terminal/progress.ts'
import type { Terminal } from '../terminal/terminal.ts'

export type ImportOptions = Where & {
  readonly map?: string
  readonly dryRun?: boolean
  readonly rejects?: string
  /** The file is the whole catalogue. */
  readonly all?: boolean
  readonly json?: boolean
}

/** Imports a file of customers or of items. What was refused is written to the rejects file, row by row, with the reason. */
export async function importFile(
  of: 'customers' | 'items',
  file: string,
  options: ImportOptions,
  terminal: Terminal,
): Ending {
  const map = options.map === undefined ? ok(undefined) : await readText(options.map)
  if (!map.ok) return map
  const read = await measure(file)
  if (!read.ok) return read
  const rejects = options.rejects ?? `${file}.rejects.csv`
  const progress = showProgress(terminal, options.dryRun ? 'Trying' : 'Importing', 'row', options.json)
  return withServer(options, async api => {
    const kept = openRejects(rejects)
    const { all = false, dryRun = false } = options
    const how = { of, all, dryRun, ...(map.value === undefined ? {} : { map: map.value }) }
    const ask = { ...read.value, ...how, rows: createReadStream(file) }
    const report = await importRows(api, { ...ask, onReject: kept.write }, progress)
    const lines = await kept.close()
    return report.ok ? ok(answer(report.value, lines > 1 ? rejects : undefined, all)) : report
  })
}

/** Digest and size in one pass, so that the server can tell this file from another before it has seen it. */
async function measure(file: string): Promise<Result<{ digest: string; bytes: number }, Complaint>> {
  try {
    if (!(await stat(file)).isFile()) return err(unreadable(file, 'it is not a file'))
    const hash = createHash('sha256')
    let bytes = 0
    for await (const part of createReadStream(file)) {
      hash.update(part as Buffer)
      bytes += (part as Buffer).length
    }
    return ok({ digest: `sha256:${hash.digest('hex')}`, bytes })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return err(unreadable(file, code === 'ENOENT' ? 'there is no such file' : message))
  }
}

const unreadable = (file: string, why: string): Complaint => ({
  what: `${file} cannot be read`,
  why,
  next: 'Check the path.',
  exit: exits.usage,
})

/** The rejects file: made with the first refused row, absent when there is none. */
function openRejects(path: string) {
  let held = ''
  let lines = 0
  let stream: ReturnType<typeof createWriteStream> | undefined
  return {
    async write(line: string): Promise<void> {
      lines++
      if (lines === 1) {
        held = withEnd(line)
        return
      }
      if (!stream) {
        stream = createWriteStream(path)
        stream.write(held)
      }
      if (!stream.write(withEnd(line))) await once(stream, 'drain')
    },
    async close(): Promise<number> {
      if (!stream) await rm(path, { force: true })
      else {
        stream.end()
        await once(stream, 'close')
      }
      return lines
    },
  }
}

const withEnd = (line: string): string => (line.endsWith('\n') ? line : `${line}\n`)

function answer(report: ImportReport, rejects: string | undefined, all: boolean): Answer {
  const { dry_run, read, taken, rejected, imported, updated, unchanged, resumed_at } = report
  return {
    json: { ...report, rejects_file: rejects ?? null },
    lines: [
      ...(resumed_at === undefined ? [] : [`Went on at row ${count(resumed_at)}, where it had stopped.`]),
      dry_run
        ? `Tried, nothing kept: of ${counted(read, 'row')} ${count(taken)} would be taken, ${count(rejected)} refused.`
        : `Of ${counted(read, 'row')} ${count(taken)} were taken (${count(imported)} new, ${count(updated)} changed, ${count(unchanged)} as before), ${count(rejected)} refused.`,
      ...(all ? [withdrawnLine(report)] : []),
      ...reasonLines(report.reasons),
      ...(rejects === undefined ? [] : [`What was refused, and why: ${rejects}`]),
    ],
  }
}

function withdrawnLine({ withdrawn, dry_run }: ImportReport): string {
  if (withdrawn === undefined)
    return 'Nothing was made unavailable: no row was good, or a line does not show which item it names.'
  return `${counted(withdrawn, 'item')} that the file does not name ${dry_run ? 'would be' : withdrawn === 1 ? 'is' : 'are'} unavailable now.`
}

const reasonLines = (reasons: ImportReport['reasons']): string[] =>
  Object.entries(reasons)
    .sort(([, a], [, b]) => b - a)
    .map(([rule, n]) => `  ${count(n).padStart(8)}  ${rule}`)
