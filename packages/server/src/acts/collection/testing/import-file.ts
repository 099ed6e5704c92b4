import { testMap } from '../../../../../../test/house.ts'
import { faultLines } from '../../../brand/policy/index.ts'
import { parseMap } from '../../../customers/imports/index.ts'
import type { House } from '../../../decisions/index.ts'
import { type ImportReport, importCustomers } from '../index.ts'

export type FileOptions = {
  readonly map?: string
  /** Absent: of the text, so that the same text is the same file. */
  readonly digest?: string
  readonly dryRun?: boolean
  readonly onReject?: (line: string) => void
  /** Absent: the text in one piece. */
  readonly pieces?: AsyncIterable<Uint8Array>
}

/** Imports a CSV text as the house does. Throws when map or file as a whole are refused. */
export async function importFile(house: House, csv: string, options: FileOptions = {}): Promise<ImportReport> {
  const { policy } = house.judge
  const map = parseMap(options.map ?? testMap, policy.fields, Object.keys(policy.purposes))
  if (!map.ok) throw new Error(faultLines(map.error))
  const report = await importCustomers(house, {
    csv: options.pieces ?? inOnePiece(csv),
    map: map.value,
    fileDigest: options.digest ?? house.keys.blindIndex(csv),
    mapDigest: house.keys.blindIndex(options.map ?? testMap),
    dryRun: options.dryRun ?? false,
    ...(options.onReject ? { onReject: options.onReject } : {}),
  })
  if (!report.ok) throw new Error(faultLines(report.error))
  return report.value
}

async function* inOnePiece(csv: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(csv)
}
