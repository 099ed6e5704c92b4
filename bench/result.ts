/** One measured number beside what it is measured against. `ratio` is value / baseline. */
export type BenchResult = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly baseline: number
  readonly ratio: number
  readonly n: number
  readonly conditions: string
}
