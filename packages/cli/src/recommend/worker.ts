import { parentPort } from 'node:worker_threads'
import { evaluateFold, type FoldResult, type FoldTask, finish } from '@candor/recommender'
import type { Fault, Result } from '@candor/terms'

/** What a thread says: how far its fold is, between 0 and 1, or what came out. */
export type Word =
  | { readonly kind: 'part'; readonly fold: number; readonly part: number }
  | { readonly kind: 'end'; readonly fold: number; readonly result: Result<FoldResult, Fault> }

/** Of a fold's time: counting who shares what, solving, weighing, trying. Only for the bar. */
const begins = { count: 0, solve: 0.15, weigh: 0.75, try: 0.8 }
const lengths = { count: 0.15, solve: 0.6, weigh: 0.05, try: 0.2 }

const port = parentPort
port?.on('message', ({ fold, task }: { readonly fold: number; readonly task: FoldTask }) => {
  let said = 0
  const say = (word: Word): void => port.postMessage(word)
  try {
    const result = finish(evaluateFold(task), ({ stage, done, total }) => {
      const part = begins[stage] + (lengths[stage] * done) / Math.max(1, total)
      if (part - said < 0.01) return
      said = part
      say({ kind: 'part', fold, part })
    })
    say({ kind: 'end', fold, result })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    // What cannot be allocated is a limit of the machine, not a broken promise.
    say({
      kind: 'end',
      fold,
      result: { ok: false, error: { path: 'memory', says: `did not suffice: ${error.message}` } },
    })
  }
})
