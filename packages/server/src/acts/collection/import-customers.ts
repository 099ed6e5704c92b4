import type { Fault, Result } from '@candor/terms'
import { err, ok } from '@candor/terms'
import { choose } from '../../customers/consent/index.ts'
import {
  type CandidateCustomer,
  type ImportCounts,
  type ImportMap,
  type ImportRow,
  openCsv,
  RejectsFile,
} from '../../customers/imports/index.ts'
import { blindOf, customersAt } from '../../customers/profiles/index.ts'
import type { House } from '../../decisions/index.ts'
import { commitChange, decideAndCommit, noChange } from '../../record/index.ts'
import { enroll } from './enroll.ts'
import { beginRun, type ImportRun, moveRun } from './import-run.ts'
import { refresh } from './refresh.ts'

/** Rows handled side by side: enough that sealing the next ones and writing the last ones overlap. */
const chunkSize = 1_000
/** Customers at work at the same time: enough to share one fsync, few enough not to queue for connections. */
const sideBySide = 128

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
      rejected: rejects.counts().rejected,
    })
  }
  if (!request.dryRun) await moveRun(house, current, { doneAt: house.clock.now() })
  const resumed = run.nextRow > 1 ? { resumedAt: run.nextRow } : {}
  return ok({ ...rejects.counts(), run: run.run, dryRun: request.dryRun, ...done, ...resumed })
}

export type { ImportRun }

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

type Outcome = 'imported' | 'updated' | 'unchanged'

/** Rows of different customers go side by side; rows of the same customer one after the other, in the file's order. */
async function importChunk(house: House, run: string, rows: readonly ImportRow[]): Promise<Outcome[]> {
  const known = await knownCustomers(house, rows)
  const byKey = new Map<string, ImportRow[]>()
  for (const row of rows) {
    const key = row.parsed.ok ? row.parsed.value.key : row.rescued?.key
    if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), row])
  }
  const waiting = [...byKey]
  const outcomes: Outcome[] = []
  const worker = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [key, same] = next
      outcomes.push(...(await importSame(house, run, same, known.get(blindOf(house, { channel: 'id', address: key })))))
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, worker))
  return outcomes
}

async function importSame(
  house: House,
  run: string,
  rows: readonly ImportRow[],
  known: string | undefined,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  let customer = known
  for (const row of rows) {
    if (!row.parsed.ok) await rescue(house, customer, row)
    else {
      customer ??=
        outcomes.length > 0
          ? (await customersAt(house, { channel: 'id', address: row.parsed.value.key }))[0]
          : undefined
      outcomes.push(await importOne(house, run, row.parsed.value, customer))
    }
  }
  return outcomes
}

async function importOne(
  house: House,
  run: string,
  candidate: CandidateCustomer,
  customer: string | undefined,
): Promise<Outcome> {
  if (customer === undefined) {
    const done = await commitChange(house, await enroll(house, run, candidate))
    if (!done.done) throw new Error(`a new customer conflicts: ${done.conflict}`)
    return 'imported'
  }
  const result = await decideAndCommit(house, () => refresh(house, run, customer, candidate))
  if (!result.done) throw new Error(`a customer changed three times while being imported: ${result.conflict}`)
  return result.value
}

/** A refused row may still hold a no, and a no of somebody we know counts whatever else is wrong with the row. */
async function rescue(house: House, customer: string | undefined, row: ImportRow): Promise<void> {
  const refusals = row.rescued?.refusals ?? []
  if (customer === undefined || refusals.length === 0) return
  const sayings = refusals.map(({ purpose, channel }) => ({ kind: 'refusal' as const, purpose, channel }))
  await decideAndCommit(house, async () => ({
    change: (await choose(house, house.judge.layout, customer, sayings, 'import'))?.change ?? noChange,
    value: undefined,
  }))
}

async function knownCustomers(house: House, rows: readonly ImportRow[]): Promise<Map<string, string>> {
  const keys = rows.flatMap(row => (row.parsed.ok ? [row.parsed.value.key] : row.rescued ? [row.rescued.key] : []))
  if (keys.length === 0) return new Map()
  const blinds = keys.map(key => blindOf(house, { channel: 'id', address: key }))
  const found = await house.store.db
    .selectFrom('contact_points')
    .select(['blind', 'customer'])
    .where('blind', 'in', blinds)
    .where('channel', '=', 'id')
    .execute()
  return new Map(found.map(row => [row.blind, row.customer]))
}
