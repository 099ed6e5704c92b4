import { availableParallelism, freemem } from 'node:os'
import { Worker } from 'node:worker_threads'
import {
  type Categories,
  type FoldResult,
  type FoldTask,
  foldsOf,
  foldTask,
  type ModelName,
  memoryNeeded,
  type Named,
  type Parameters,
  type Protocol,
  splitOf,
} from '@candor/recommender'
import { err, type Fault, ok, type Result } from '@candor/terms'
import type { Progress } from '../terminal/progress.ts'
import type { Word } from './worker.ts'

// Beside the sources this file is TypeScript, in a published package JavaScript.
const script = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)

export type Plan = {
  readonly protocol: Protocol
  readonly name: ModelName
  readonly parameters: Parameters
  readonly before?: number
  readonly categories?: Categories
}

/** A fold as it came out, with how many pairs it was trained on and tried with. */
export type Tried = { readonly result: FoldResult; readonly trained: number; readonly targets: number }

/** Tries all folds, as many at a time as there are cores (at most two) and memory. Progress counts a hundred steps a fold. */
export async function tryFolds(named: Named, plan: Plan, progress: Progress): Promise<Result<Tried[], Fault>> {
  const folds = foldsOf(plan.protocol)
  const parts = new Float64Array(folds)
  const found: Tried[] = []
  const onPart = (fold: number, part: number): void => {
    parts[fold] = part
    progress.update(Math.floor(100 * parts.reduce((a, b) => a + b, 0)), 100 * folds)
  }
  const waiting = Array.from({ length: folds }, (_, fold) => fold)
  const work = async (): Promise<Fault | undefined> => {
    const worker = new Worker(script)
    try {
      for (let fold = waiting.shift(); fold !== undefined; fold = waiting.shift()) {
        const task = foldTask(named, splitOf(plan.protocol, named, fold, plan.before), plan)
        const result = await tryOne(worker, fold, task, onPart)
        if (!result.ok) return result.error
        found[fold] = { result: result.value, trained: task.train.columns.length, targets: task.targets.columns.length }
      }
      return undefined
    } finally {
      await worker.terminate()
    }
  }
  const faults = await Promise.all(Array.from({ length: threads(named, plan, folds) }, work))
  const fault = faults.find(each => each !== undefined)
  if (fault !== undefined) return err(fault)
  progress.end(100 * folds)
  return ok(found)
}

function threads({ items }: Named, { name, parameters }: Plan, folds: number): number {
  const needed = memoryNeeded(name, items.length, parameters)
  return Math.max(1, Math.min(2, folds, availableParallelism(), Math.floor((0.8 * freemem()) / needed)))
}

function tryOne(
  worker: Worker,
  fold: number,
  task: FoldTask,
  onPart: (fold: number, part: number) => void,
): Promise<Result<FoldResult, Fault>> {
  return new Promise((resolve, reject) => {
    const hear = (word: Word): void => {
      if (word.kind === 'part') {
        onPart(word.fold, word.part)
        return
      }
      worker.off('message', hear)
      worker.off('error', reject)
      onPart(fold, 1)
      resolve(word.result)
    }
    worker.on('message', hear)
    worker.on('error', reject)
    worker.postMessage({ fold, task })
  })
}
