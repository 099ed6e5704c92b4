import { columnsOf, encode } from './encode.ts'
import type { Inputs } from './inputs.ts'
import type { Encoding } from './model.ts'

/** People as sparse rows: what is not 0 of row r stands from `starts[r]` to before `starts[r + 1]`. */
export type Rows = {
  readonly columns: number
  readonly starts: Int32Array
  readonly at: Int32Array
  readonly values: Float64Array
}

/** One row a person, the fields side by side. */
export function rowsOf(fields: readonly Encoding[], people: readonly Inputs[], today: Float64Array): Rows {
  const first = firstColumns(fields)
  const starts = new Int32Array(people.length + 1)
  people.forEach((inputs, row) => {
    let count = 0
    for (const field of fields) encode(field, inputs, today[row]!, () => count++)
    starts[row + 1] = starts[row]! + count
  })
  const [at, values] = [new Int32Array(starts[people.length]!), new Float64Array(starts[people.length]!)]
  let next = 0
  people.forEach((inputs, row) => {
    fields.forEach((field, number) => {
      encode(field, inputs, today[row]!, (column, amount) => {
        at[next] = first[number]! + column
        values[next++] = amount
      })
    })
  })
  return { columns: first.at(-1)!, starts, at, values }
}

/** Where the columns of each field begin, and last how many there are. */
export function firstColumns(fields: readonly Encoding[]): number[] {
  const first = [0]
  for (const field of fields) first.push(first.at(-1)! + columnsOf(field))
  return first
}
