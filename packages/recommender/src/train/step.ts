/** How far a long piece of work is; generators of this package yield it, and whoever runs them may stop between two. */
export type Step = {
  readonly stage: 'count' | 'solve' | 'weigh' | 'try'
  readonly done: number
  readonly total: number
}

/** Runs such work to its end in one go. */
export function finish<T>(work: Generator<Step, T>, onStep?: (step: Step) => void): T {
  for (let next = work.next(); ; next = work.next()) {
    if (next.done === true) return next.value
    onStep?.(next.value)
  }
}
