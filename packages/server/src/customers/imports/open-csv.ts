import { err, type Fault, type Instant, ok, type Result } from '@candor/terms'
import type { CandidateCustomer } from './candidate.ts'
import { quoteName } from './header.ts'
import type { ImportMap, Origin } from './import-map.ts'
import { type OpenTable, openTable, type TableOptions, type TableRow } from './open-table.ts'
import type { TableReading } from './reading.ts'
import { rowReader } from './row-reader.ts'

export type CsvOptions = TableOptions & {
  /** The moment of the import. Nothing in the file may be later. */
  readonly now: Instant
}

export type ImportRow = TableRow<CandidateCustomer>
export type OpenCsv = OpenTable<CandidateCustomer>

/** Opens a CSV file of customers as a stream of judged rows; see `openTable`. */
export const openCsv = (
  stream: AsyncIterable<Uint8Array>,
  map: ImportMap,
  options: CsvOptions,
): Promise<Result<OpenCsv, Fault[]>> => openTable(stream, readingOf(map, options.now), options)

function readingOf(map: ImportMap, now: Instant): TableReading<CandidateCustomer> {
  const wanted = columnsOf(map)
  return {
    ...(map.delimiter === undefined ? {} : { delimiter: map.delimiter }),
    knows: column => wanted.includes(column),
    compile(columns) {
      const faults = missing(columns, wanted)
      return faults.length > 0 ? err(faults) : ok(rowReader(map, { columns, now }))
    },
  }
}

function missing(columns: readonly string[], wanted: readonly string[]): Fault[] {
  const seen = columns.slice(0, 20).map(quoteName).join(', ')
  return wanted
    .filter(column => !columns.includes(column))
    .map(column => ({
      path: 'header',
      line: 1,
      says: `the map names the column ${quoteName(column)}, which the file does not have (it has ${seen})`,
    }))
}

/** Every column the map reads, each once. */
function columnsOf(map: ImportMap): string[] {
  const origins: (Origin | undefined)[] = [
    ...map.fields.map(field => field.from),
    ...Object.values(map.place),
    map.source,
    map.collectedAt,
    ...map.consents.flatMap(consent => [consent.when, consent.type, ...Object.values(consent.evidence)]),
    ...map.refusals.flatMap(refusal => [refusal.when, refusal.at]),
  ]
  const named = origins.flatMap(origin => (origin !== undefined && 'column' in origin ? [origin.column] : []))
  return [...new Set([...map.key, ...named])]
}
