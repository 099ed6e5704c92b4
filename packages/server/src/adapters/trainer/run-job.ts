import {
  type Card,
  evaluateFold,
  foldTask,
  type Named,
  type Step,
  splitOf,
  summariseFolds,
  train,
  writeModel,
} from '@candor/recommender'
import { type Fault, ok, type Result } from '@candor/terms'
import type { TrainedBytes, TrainingJob } from './port.ts'

/** Trains, tries the model where that is asked for, and writes it down; a step at a time. */
export function* runJob(job: TrainingJob): Generator<Step, Result<TrainedBytes, Fault>> {
  const { name, parameters, people, ids, evaluate } = job
  const trained = yield* train(name, parameters, people)
  if (!trained.ok) return trained
  const evaluation = evaluate ? yield* tried(job) : undefined
  const card = evaluation === undefined ? job.card : { ...job.card, evaluation }
  return ok({ bytes: writeModel({ trained: trained.value, ids, card }), card })
}

/** So many people must have something to be found, or nothing is said of how well it is found. */
const fewest = 20
const told = ['ndcg@10', 'recall@20']

/**
 * How well the same kind of model, trained on four fifths of the pairs, finds the last fifth, and how well naming what most
 * people chose would. A model that does no better than that does not earn the data it takes.
 */
function* tried({ name, parameters, people }: TrainingJob): Generator<Step, Card['evaluation']> {
  const named: Named = { interactions: people, users: numbersTo(people.users), items: numbersTo(people.items) }
  const split = splitOf('B', named, 0)
  const result = yield* evaluateFold(foldTask(named, split, { name, parameters }))
  const plain = yield* evaluateFold(foldTask(named, split, { name: 'popularity', parameters }))
  if (!result.ok || !plain.ok) return undefined
  const [own, popular] = [summariseFolds([result.value]), summariseFolds([plain.value])]
  if (own.users < fewest) return undefined
  const metrics = Object.fromEntries(
    told.flatMap(measure => {
      const [value, beside] = [own.measures.get(measure), popular.measures.get(measure)]
      return value && beside
        ? [
            [measure, value.value],
            [`${measure} of popularity`, beside.value],
          ]
        : []
    }),
  )
  return { protocol: 'B, the first of five parts', users: own.users, metrics }
}

const numbersTo = (count: number): string[] => Array.from({ length: count }, (_, number) => String(number))
