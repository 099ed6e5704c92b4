import type { Fault, Result } from '@candor/terms'
import type { RescuedRefusals } from './candidate.ts'
import type { Cells } from './column.ts'
import type { RowFault } from './rules.ts'

export type Header = { readonly columns: readonly string[]; readonly delimiter: string }

/** What a good row becomes; `notices`: what of it was left out. */
export type Taken = { readonly notices: readonly RowFault[] }

export type RowOutcome<T extends Taken> = {
  readonly parsed: Result<T, readonly RowFault[]>
  readonly rescued?: RescuedRefusals
}

/** Reads one row that has as many fields as the header: what it becomes, or every fault of it. It never throws on a row. */
export type ReadRow<T extends Taken> = (cells: Cells, line: number) => RowOutcome<T>

/** How one kind of file is read. */
export type TableReading<T extends Taken> = {
  /** Absent: the one under which most columns are known. */
  readonly delimiter?: string
  /** Whether a column of this name is one of those that are looked for. */
  knows(column: string): boolean
  /** What reads the rows of a file with these columns, or what its header lacks. */
  compile(columns: readonly string[]): Result<ReadRow<T>, Fault[]>
}
