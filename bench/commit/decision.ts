/** One decision as rows: where it permits the state moves on; a dispatch and an entry are new. */
export type Decision = {
  readonly customer: string
  readonly version: number
  readonly number: number
  readonly entry: string
  readonly state: Uint8Array | undefined
  readonly commitment: Uint8Array
  readonly sealed: Uint8Array
}

/** What a run of callers did: the decisions in order, in how many transactions, in how many seconds. */
export type Through = {
  readonly decisions: readonly Decision[]
  readonly transactions: number
  readonly seconds: number
}
