/** A symmetric inverse that is read row by row. */
export type Inverse = {
  readonly items: number
  readonly diagonal: Float64Array
  /** Writes row i into `row`, all of it. */
  readRow(i: number, row: Float64Array): void
}
