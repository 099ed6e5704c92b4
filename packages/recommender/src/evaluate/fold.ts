import { type Fault, ok, type Result } from '@candor/terms'
import { createBest } from '../best.ts'
import { type Interactions, pick, rowOf } from '../chosen/interactions.ts'
import { defaultStrengths } from '../serve/terms.ts'
import type { ModelName, Parameters } from '../train/parameters.ts'
import type { Step } from '../train/step.ts'
import { type Trained, train } from '../train/train.ts'
import { addRow } from '../weights.ts'
import {
  type Categories,
  deepest,
  meanPopularity,
  measureNames,
  measureRanks,
  miscalibration,
  shownAt,
} from './measures.ts'
import { lastItems, marks, type Named } from './split.ts'

/** One fold to be tried. It is made of typed arrays and plain values, so that it can go to another thread. */
export type FoldTask = {
  readonly train: Interactions
  /** What is known of the users whose lists are made, and what they are to be given. */
  readonly history: Interactions
  readonly targets: Interactions
  readonly last: Int32Array
  readonly name: ModelName
  readonly parameters: Parameters
  readonly categories?: Categories
}

/**
 * Per user with something to be found: its number, its measures in the order of `measureNames` (NaN: cannot be said), and the
 * first 20 of its list (-1 where it is shorter).
 */
export type FoldResult = {
  readonly users: Int32Array
  readonly measures: Float64Array
  readonly lists: Int32Array
  /** Users of whom nothing is known; a personal model gives them the lowest ids. */
  readonly withoutHistory: number
}

/** Cuts the interactions by the marks of a split. */
export function foldTask(
  { interactions }: Named,
  split: Uint8Array,
  model: Pick<FoldTask, 'name' | 'parameters' | 'categories'>,
): FoldTask {
  return {
    ...model,
    train: pick(interactions, split, marks.train, marks.train),
    history: pick(interactions, split, marks.train, marks.history),
    targets: pick(interactions, split, marks.target, marks.target),
    last: lastItems(interactions, split),
  }
}

/**
 * Trains on one fold and makes the list of every user who has something to be found, from all items but those of the user's
 * history; equal scores stand by the lower item. The same task gives the same result on every machine.
 */
export function* evaluateFold(task: FoldTask): Generator<Step, Result<FoldResult, Fault>> {
  const trained = yield* train(task.name, task.parameters, task.train)
  if (!trained.ok) return trained
  const { targets, history } = task
  const users = Int32Array.from({ length: targets.users }, (_, user) => user).filter(
    user => rowOf(targets, user).length > 0,
  )
  const measures = new Float64Array(users.length * measureNames.length)
  const lists = new Int32Array(users.length * shownAt).fill(-1)
  const ranking = createRanking(trained.value, task)
  const measure = createMeasuring(task, trained.value)
  let withoutHistory = 0
  for (let at = 0; at < users.length; at++) {
    const user = users[at]!
    const list = ranking(user)
    if (rowOf(history, user).length === 0) withoutHistory++
    lists.set(list.subarray(0, shownAt), at * shownAt)
    measure(user, list, measures.subarray(at * measureNames.length))
    if (at % 64 === 0) yield { stage: 'try', done: at, total: users.length }
  }
  return ok({ users, measures, lists, withoutHistory })
}

/** The best items for a user, from all but those of the history. */
function createRanking(trained: Trained, { history, last }: FoldTask): (user: number) => Int32Array {
  const scores = new Float64Array(trained.items)
  const best = createBest(Math.min(deepest, trained.items))
  const score = scorer(trained, last)
  return user => {
    const known = rowOf(history, user)
    score(user, known, scores)
    for (let item = 0, next = 0; item < scores.length; item++) {
      if (known[next] === item) next++
      else best.offer(item, scores[item]!)
    }
    return best.take().ids
  }
}

type Scorer = (user: number, history: Int32Array, scores: Float64Array) => void

function scorer({ name, weights, popularity }: Trained, last: Int32Array): Scorer {
  if (weights === undefined) return (_, __, scores) => scores.set(popularity)
  if (name === 'contextual') {
    const most = popularity.reduce((a, b) => Math.max(a, b), 1)
    const prior = popularity.map(count => (defaultStrengths.prior * count) / most)
    return (user, _, scores) => {
      scores.set(prior)
      if (last[user]! >= 0) addRow(weights, last[user]!, defaultStrengths.visit, scores)
    }
  }
  return (_, history, scores) => {
    scores.fill(0)
    for (const item of history) addRow(weights, item, 1, scores)
  }
}

/** Writes the measures of a user's list, in the order of `measureNames`. */
function createMeasuring({ targets, history, categories }: FoldTask, { items, popularity }: Trained) {
  const isTarget = new Uint8Array(items)
  return (user: number, list: Int32Array, into: Float64Array): void => {
    const wanted = rowOf(targets, user)
    for (const item of wanted) isTarget[item] = 1
    measureRanks(list, isTarget, wanted.length, into)
    for (const item of wanted) isTarget[item] = 0
    const shown = list.subarray(0, shownAt)
    into[measureNames.length - 2] = meanPopularity(shown, popularity)
    into[measureNames.length - 1] =
      categories === undefined ? Number.NaN : miscalibration(rowOf(history, user), shown, categories)
  }
}
