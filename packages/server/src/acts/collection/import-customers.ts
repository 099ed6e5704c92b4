import type { Fault, Result } from '@candor/terms'
import { err, ok } from '@candor/terms'
import {
  type ImportCounts,
  type ImportMap,
  type ImportRow,
  openCsv,
  RejectsFile,
} from '../../customers/imports/index.ts'
import type { House } from '../../decisions/index.ts'
import { importChunk } from './import-chunk.ts'
import { beginRun, moveRun } from './import-run.ts'

/** Rows handled side by side: enough that sealing the next ones and writing the last ones overlap. */
const chunkSize = 1_000

export type ImportRequest = {
  readonly csv: AsyncIterable<Uint8Array>
  readonly totalBytes?: number
  readonly map: ImportMap
  /** Digests of file and map: the same two go on where they stopped. */
  readonly fileDigest: string
  readonly mapDigest: string
  readonly dryRun: boolean
  readonly onProgress?: (progress: { rows: number; bytes: number; total?: number }) => void
  /** Takes lines of the rejects file as they come. */
  readonly onReject?: (line: string) => void | Promise<void>
}

export type ImportReport = ImportCounts & {
  readonly run: string
  readonly dryRun: boolean
  readonly imported: number
  readonly updated: number
  readonly unchanged: number
  /** First row of this part, when an earlier one was interrupted. */
  readonly resumedAt?: number
}

/**
 * Imports a customer file: each row is judged, then enrolled or refreshed with provenance, in chunks that are each durable
 * before the next begins. Interrupted, the same file and map go on after the last whole chunk; rows done twice change nothing.
 */
export async function importCustomers(house: House, request: ImportRequest): Promise<Result<ImportReport, Fault[]>> {
  const run = await beginRun(house, request.fileDigest, request.mapDigest, request.dryRun)
  const csv = await openCsv(request.csv, request.map, {
    now: house.clock.now(),
    startRow: run.nextRow,
    ...(request.totalBytes === undefined ? {} : { total: request.totalBytes }),
    ...(request.onProgress ? { onProgress: request.onProgress } : {}),
  })
  if (!csv.ok) return err(csv.error)
  const rejects = new RejectsFile(csv.value.header.columns)
  await request.onReject?.(rejects.header())
  const done = { imported: run.imported, updated: run.updated, unchanged: 0 }
  let current = run
  for await (const rows of inChunks(csv.value.rows)) {
    for (const row of rows) {
      const line = rejects.add(row)
      if (line) await request.onReject?.(line)
    }
    if (request.dryRun) continue
    for (const outcome of await importChunk(house, run.run, rows)) done[outcome]++
    current = await moveRun(house, current, {
      nextRow: (rows.at(-1)?.row ?? 0) + 1,
      imported: done.imported,
      updated: done.updated,
      rejected: run.rejected + rejects.counts().rejected,
    })
  }
  if (!request.dryRun) await moveRun(house, current, { doneAt: house.clock.now() })
  const resumed = run.nextRow > 1 ? { resumedAt: run.nextRow } : {}
  return ok({ ...rejects.counts(), run: run.run, dryRun: request.dryRun, ...done, ...resumed })
}

async function* inChunks(rows: AsyncIterable<ImportRow>): AsyncIterable<ImportRow[]> {
  let chunk: ImportRow[] = []
  for await (const row of rows) {
    chunk.push(row)
    if (chunk.length < chunkSize) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
