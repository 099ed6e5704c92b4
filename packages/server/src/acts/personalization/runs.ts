import type { Step } from '@candor/recommender'
import type { Instant } from '@candor/terms'
import type { Store } from '../../adapters/store/index.ts'
import type { House } from '../../decisions/index.ts'
import type { KeptModel } from './model-store.ts'
import { type PersonalizationRefusal, trainingFailed } from './refusal.ts'
import { forgetShelf } from './shelf.ts'
import { trainModel } from './train-model.ts'

/** One training, under way or over. `step` is absent while people are read. */
export type Run = {
  readonly run: string
  readonly by: string
  readonly startedAt: Instant
  readonly state: 'training' | 'done' | 'failed'
  readonly step?: Step
  readonly model?: KeptModel
  readonly refusal?: PersonalizationRefusal
}

type Board = { readonly runs: Map<string, Run>; running?: { readonly run: string; readonly ended: Promise<void> } }

/** Runs are of this process: one that ends with it left nothing behind, and may simply be begun again. */
const boards = new WeakMap<Store, Board>()
const remembered = 20

function boardOf({ store }: House): Board {
  const known = boards.get(store)
  if (known) return known
  const board: Board = { runs: new Map() }
  boards.set(store, board)
  return board
}

/** Begins a training and does not wait for its end; where one is under way already, that one is meant. */
export function beginTraining(house: House, by: string): Run {
  const board = boardOf(house)
  if (board.running) return board.runs.get(board.running.run)!
  const begun: Run = { run: house.ids.id(), by, startedAt: house.clock.now(), state: 'training' }
  const change = (more: Partial<Run>): void => {
    board.runs.set(begun.run, { ...board.runs.get(begun.run)!, ...more })
  }
  board.runs.set(begun.run, begun)
  for (const old of [...board.runs.keys()].slice(0, -remembered)) board.runs.delete(old)
  const ended = trainModel(house, { by, onStep: step => change({ step }) })
    .then(
      result => change(result.ok ? { state: 'done', model: result.value } : { state: 'failed', refusal: result.error }),
      error => change({ state: 'failed', refusal: trainingFailed(`The training broke off: ${words(error)}`).error }),
    )
    .finally(() => {
      delete board.running
      forgetShelf(house.store)
    })
  board.running = { run: begun.run, ended }
  return begun
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** A run of this process; undefined when there is none of this id, or too many came after it. */
export const trainingRun = (house: House, run: string): Run | undefined => boardOf(house).runs.get(run)

/** Waits until a run has ended, or so many milliseconds have passed, and answers how it stands then. */
export async function awaitTraining(house: House, run: string, patience: number): Promise<Run | undefined> {
  const { running } = boardOf(house)
  if (running?.run === run) {
    const late = Promise.withResolvers<void>()
    AbortSignal.timeout(patience).addEventListener('abort', () => late.resolve(), { once: true })
    await Promise.race([running.ended, late.promise])
  }
  return trainingRun(house, run)
}
