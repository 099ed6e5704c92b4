import { err, type Fault, ok, type Result } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import {
  type CatalogueRefusal,
  itemsById,
  limits,
  type Outcome,
  upsertItems,
  withdrawItems,
} from '../../brand/catalogue/index.ts'
import {
  type ImportCounts,
  openTable,
  type Progress,
  RejectsFile,
  type TableRow,
} from '../../customers/imports/index.ts'
import type { ItemMap } from './item-map.ts'
import { idReader, itemReading, type TakenItem } from './item-reading.ts'

export type ItemImport = {
  readonly csv: AsyncIterable<Uint8Array>
  readonly totalBytes?: number
  readonly map: ItemMap
  /** Judge every row and keep nothing. */
  readonly dryRun: boolean
  /** The file is the whole catalogue: what is not in it may not be shown any more. */
  readonly all: boolean
  readonly onProgress?: (progress: Progress) => void
  /** Takes lines of the rejects file as they come. */
  readonly onReject?: (line: string) => void | Promise<void>
}

export type ItemReport = ImportCounts & {
  readonly dryRun: boolean
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  /** Items that no row named and that may not be shown any more; absent when the file was not, or could not be, the whole. */
  readonly withdrawn?: number
}

/** What is wrong with the file as a whole, or why the catalogue took no more of it; rows before that are kept. */
export type ItemImportRefusal = { readonly faults: readonly Fault[] } | { readonly refusal: CatalogueRefusal }

/**
 * Takes a file of items into the catalogue, in batches that are each durable before the next. The same file again changes
 * nothing, so an import that stopped is simply begun again. With `all`, items that no row names become unavailable at the end. A
 * row that is refused still names its item; where no row was good, or a line hides whom it names, nothing becomes unavailable.
 */
export async function importItems(ground: Ground, request: ItemImport): Promise<Result<ItemReport, ItemImportRefusal>> {
  const { csv, map, dryRun, totalBytes, onProgress } = request
  const options = { ...(totalBytes === undefined ? {} : { total: totalBytes }), ...(onProgress ? { onProgress } : {}) }
  const table = await openTable(csv, itemReading(map), options)
  if (!table.ok) return err({ faults: table.error })
  const { columns } = table.value.header
  const rejects = new RejectsFile(columns)
  await request.onReject?.(rejects.header())
  const done = { created: 0, changed: 0, unchanged: 0 }
  const named = new Named()
  let isWhole = request.all
  const idOf = idReader(map, columns)
  for await (const rows of inBatches(table.value.rows)) {
    for (const row of rows) {
      const line = rejects.add(row)
      if (line) await request.onReject?.(line)
      isWhole &&= row.cells?.length === columns.length
    }
    const taken = await take(ground, rows, dryRun, idOf, named)
    if (!taken.ok) return err({ refusal: taken.error })
    for (const outcome of taken.value) done[outcome]++
  }
  const counts = rejects.counts()
  if (!isWhole || counts.taken === 0) return ok({ ...counts, dryRun, ...done })
  const gone = await withdrawItems(ground, ({ number }) => !named.has(number), { dryRun })
  return gone.ok ? ok({ ...counts, dryRun, ...done, withdrawn: gone.value }) : err({ refusal: gone.error })
}

async function take(
  ground: Ground,
  rows: readonly TableRow<TakenItem>[],
  dryRun: boolean,
  idOf: (cells: readonly string[]) => string,
  named: Named,
): Promise<Result<readonly Outcome[], CatalogueRefusal>> {
  const items = rows.flatMap(({ parsed }) => (parsed.ok ? [parsed.value.item] : []))
  const done = await upsertItems(ground, items, { dryRun })
  if (!done.ok) return done
  for (const number of done.value.numbers) named.add(number)
  const refused = rows.flatMap(({ parsed, cells }) => (parsed.ok || cells === undefined ? [] : [idOf(cells)]))
  for (const { number } of (await itemsById(ground.store, refused)).values()) named.add(number)
  return ok(done.value.outcomes)
}

/** Which items a file names, by number: a bit for each item there may be. */
class Named {
  readonly #bits = new Uint8Array(limits.items / 8)
  add(number: number): void {
    this.#bits[number >> 3]! |= 1 << (number & 7)
  }
  has(number: number): boolean {
    return ((this.#bits[number >> 3] ?? 0) & (1 << (number & 7))) !== 0
  }
}

async function* inBatches<T>(rows: AsyncIterable<T>): AsyncIterable<T[]> {
  let batch: T[] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < limits.batch) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
