import type { ImportReport } from '@candor/contract'
import { err, ok, type Result } from '@candor/terms'
import type { Complaint } from '../answer.ts'
import type { Progress } from '../terminal/progress.ts'
import type { Api } from './api.ts'
import { complaintOf, unreachable } from './refusals.ts'
import { sendRows } from './upload.ts'

export type ImportAsk = {
  readonly of: 'customers' | 'items'
  /** Text of the import map; items need none. */
  readonly map?: string
  /** Of items: what is not in the file becomes unavailable. */
  readonly all?: boolean
  /** `sha256:…` of the file: the same file and map go on where they stopped. */
  readonly digest: string
  readonly bytes?: number
  readonly dryRun?: boolean
  readonly rows: AsyncIterable<Uint8Array>
  /** Takes the lines of the rejects file, header first. */
  readonly onReject?: (line: string) => void | Promise<void>
}

/** Announces a file, sends its rows and gives the report. */
export async function importRows(
  api: Api,
  ask: ImportAsk,
  progress: Progress,
): Promise<Result<ImportReport, Complaint>> {
  const { of, map, all, digest, bytes, dryRun, rows } = ask
  const begun = await api.post<{ import: string }>('/v1/imports', {
    ...(of === 'items' ? { of } : {}),
    ...(map === undefined ? {} : { map }),
    ...(all ? { all } : {}),
    file_digest: digest,
    ...(bytes === undefined ? {} : { total_bytes: bytes }),
    ...(dryRun ? { dry_run: true } : {}),
  })
  if (!begun.ok) return begun
  let report: ImportReport | undefined
  let complaint: Complaint | undefined
  const sent = await sendRows(api, `/v1/imports/${begun.value.import}/rows`, rows, async line => {
    if ('progress' in line) progress.update(line.progress.rows, guessTotal(line.progress))
    else if ('reject' in line) await ask.onReject?.(line.reject)
    else if ('report' in line) report = line.report
    else complaint = complaintOf(line.error)
  })
  if (complaint) return err(complaint)
  if (!sent.ok) return sent
  if (!report)
    return err(unreachable(api.url, 'The answer ended before the report. Send the same file again; it goes on.'))
  progress.end(report.read)
  return ok(report)
}

/** How many rows the file will have, from the bytes read so far: good enough to say how long it takes. */
function guessTotal({ rows, bytes, total }: { rows: number; bytes: number; total?: number }): number | undefined {
  return total === undefined || bytes === 0 ? undefined : Math.max(rows, Math.round((rows / bytes) * total))
}
