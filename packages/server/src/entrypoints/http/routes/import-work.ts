import type { ImportReport as ReportAnswer } from '@candor/contract'
import { err, type Fault, ok, type Result } from '@candor/terms'
import { type ItemImportRefusal, importItems, noMap, parseItemMap } from '../../../acts/catalogue/index.ts'
import { importCustomers } from '../../../acts/collection/index.ts'
import { type Progress, parseMap } from '../../../customers/imports/index.ts'
import type { House } from '../../../decisions/index.ts'
import type { ImportRequest } from '../import-requests.ts'
import type { ApiError } from '../problem.ts'
import { catalogueRefused } from './item-answer.ts'

type Told = { onProgress(progress: Progress): void; onReject(line: string): Promise<void> }

/** Imports the rows of one announced file and tells how it goes; the error is of the file as a whole, or stops the import. */
export type ImportWork = (csv: AsyncIterable<Uint8Array>, told: Told) => Promise<Result<ReportAnswer, ApiError>>

/** What an announced import does, once its map is read; the error holds the faults of the map. */
export const importOf = (house: House, request: ImportRequest): Result<ImportWork, Fault[]> =>
  request.of === 'items' ? ofItems(house, request) : ofCustomers(house, request)

function ofCustomers(
  house: House,
  { map: text, fileDigest, dryRun, ...request }: ImportRequest,
): Result<ImportWork, Fault[]> {
  const { fields, purposes } = house.judge.policy
  const map = parseMap(text, fields, Object.keys(purposes))
  if (!map.ok) return map
  const mapDigest = digest(house, text)
  return ok(async (csv, told) => {
    const done = await importCustomers(house, {
      csv,
      map: map.value,
      fileDigest,
      mapDigest,
      dryRun,
      ...total(request),
      ...told,
    })
    if (!done.ok) return err({ code: 'file-invalid', errors: done.error })
    const { dryRun: dry_run, resumedAt, reasons, ...counts } = done.value
    return ok({
      ...counts,
      dry_run,
      reasons: plain(reasons),
      ...(resumedAt === undefined ? {} : { resumed_at: resumedAt }),
    })
  })
}

function ofItems(house: House, { map: text, all, dryRun, ...request }: ImportRequest): Result<ImportWork, Fault[]> {
  const map = text === '' ? ok(noMap) : parseItemMap(text)
  if (!map.ok) return map
  return ok(async (csv, told) => {
    const done = await importItems(house, { csv, map: map.value, dryRun, all, ...total(request), ...told })
    if (!done.ok) return err(refused(done.error))
    const { dryRun: dry_run, created, changed, reasons, ...counts } = done.value
    return ok({ ...counts, dry_run, imported: created, updated: changed, reasons: plain(reasons) })
  })
}

const refused = (why: ItemImportRefusal): ApiError =>
  'faults' in why ? { code: 'file-invalid', errors: why.faults } : catalogueRefused(why.refusal)

const total = ({ totalBytes }: { readonly totalBytes?: number }) => (totalBytes === undefined ? {} : { totalBytes })
const plain = (reasons: object): Record<string, number> => ({ ...reasons }) as Record<string, number>

const digest = ({ keys }: House, text: string): string =>
  `sha256:${Buffer.from(keys.hashing.sha256(new TextEncoder().encode(text))).toString('hex')}`
