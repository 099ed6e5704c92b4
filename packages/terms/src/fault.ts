/** One thing wrong with an input: where (a path such as `purposes.offers.basis`, with line and column when it came from a file), and what to do. */
export type Fault = {
  readonly path: string
  readonly says: string
  readonly line?: number
  readonly column?: number
}
