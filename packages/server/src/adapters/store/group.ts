import { StoreAway } from './away.ts'
import type { CommitResult, StoreChange } from './port.ts'
import type { Move } from './shape.ts'

/** What became of one change of a batch: kept, a conflict (in words), or a fault of our own. */
export type Fate = { readonly done: true } | { readonly conflict: string } | { readonly bad: Error }

/** Counts since opening. `transactions` share one fsync each; `changes` counts those acknowledged as done. */
export type StoreStats = { readonly transactions: number; readonly changes: number; readonly conflicts: number }

type Waiting = {
  readonly moves: readonly Move[]
  readonly resolve: (result: CommitResult) => void
  readonly reject: (fault: unknown) => void
}

// A longer transaction would make the first caller wait for the last; at 512 one fsync is already well shared.
const largestBatch = 512
// In statements: a change may be a handful or hundreds.
const goodBatch = 160

/**
 * Group commit: everything that arrives while a transaction runs goes into the next one. `run` makes one transaction of
 * a batch durable and tells each change's fate in order, or rejects when nothing of it may be acknowledged. `ahead`: how many
 * may be given to `run` before the first is answered; a good batch then waits where the last one ends and not for its answer.
 */
export class Group {
  #waiting: Waiting[] = []
  #moves = 0
  #running = 0
  #starting = false
  #closed = false
  #idle: (() => void) | undefined
  #stats = { transactions: 0, changes: 0, conflicts: 0 }
  readonly #check: (change: StoreChange) => Move[]
  readonly #run: (batch: readonly (readonly Move[])[]) => Promise<readonly Fate[]>
  readonly #ahead: number

  constructor(
    check: (change: StoreChange) => Move[],
    run: (batch: readonly (readonly Move[])[]) => Promise<readonly Fate[]>,
    ahead = 1,
  ) {
    this.#check = check
    this.#run = run
    this.#ahead = ahead
  }

  get stats(): StoreStats {
    return { ...this.#stats }
  }

  /** Rejects with `BadWrite` when the change is malformed, with `StoreAway` when durability cannot be promised. */
  commit(change: StoreChange): Promise<CommitResult> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new StoreAway('closed'))
      const moves = this.#check(change)
      this.#waiting.push({ moves, resolve, reject })
      this.#moves += moves.length
      if (this.#running === 0 && !this.#starting) this.#start()
      else if (this.#running < this.#ahead && this.#moves >= goodBatch) void this.#next()
    })
  }

  /** Takes no more changes and resolves once the last one under way has its answer. */
  async close(): Promise<void> {
    this.#closed = true
    if (this.#running > 0 || this.#starting) await new Promise<void>(resolve => (this.#idle = resolve))
  }

  // Callers of one turn share the next fsync; but once a good batch is there it leaves at once, and those who ask
  // later in the same turn are decided while it is being written.
  #start(): void {
    this.#starting = true
    setImmediate(() => {
      if (this.#starting) void this.#next()
    })
  }

  async #next(): Promise<void> {
    this.#starting = false
    this.#running++
    const batch = this.#waiting.splice(0, largestBatch)
    this.#moves -= batch.reduce((sum, { moves }) => sum + moves.length, 0)
    const answer = await this.#run(batch.map(({ moves }) => moves)).catch((fault: unknown) => ({ fault }))
    this.#after()
    if ('fault' in answer) for (const { reject } of batch) reject(answer.fault)
    else {
      this.#stats.transactions++
      for (const [at, { resolve, reject }] of batch.entries()) this.#tell(answer[at]!, resolve, reject)
    }
  }

  // Before the answered callers go on: those who wait are written while these think.
  #after(): void {
    this.#running--
    if (this.#waiting.length > 0 && (this.#running === 0 || this.#moves >= goodBatch)) return void this.#next()
    if (this.#running === 0) this.#idle?.()
  }

  #tell(fate: Fate, resolve: Waiting['resolve'], reject: Waiting['reject']): void {
    if ('bad' in fate) reject(fate.bad)
    else if ('conflict' in fate) resolve({ done: false, conflict: fate.conflict })
    else resolve(fate)
    if ('done' in fate) this.#stats.changes++
    if ('conflict' in fate) this.#stats.conflicts++
  }
}

/** Asked again, gives the first answer again. */
export function onlyOnce<T>(work: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined
  return () => {
    answer ??= work()
    return answer
  }
}
