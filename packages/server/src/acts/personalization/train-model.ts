import {
  type Card,
  defaultStrengths,
  type ModelName,
  memoryNeeded,
  type Parameters,
  type Step,
  servingDefaults,
} from '@candor/recommender'
import { type Instant, type Json, ok, type Result } from '@candor/terms'
import type { TrainedBytes, TrainingFault } from '../../adapters/trainer/index.ts'
import { catalogueState } from '../../brand/catalogue/index.ts'
import type { House } from '../../decisions/index.ts'
import { decideAndCommit, type EntryDraft, together } from '../../record/index.ts'
import { gatherPeople, type People } from './gather-people.ts'
import { readItemNumbers } from './item-numbers.ts'
import { type KeptModel, listModels, type ModelCard, takeOver } from './model-store.ts'
import {
  catalogueEmpty,
  type PersonalizationRefusal,
  recommendationsOff,
  tooLarge,
  trainingFailed,
  tryAgain,
} from './refusal.ts'
import { type RecommendationSettings, settingsOf } from './settings.ts'

/** Who asks for a model, and who wants to hear how far it is. */
export type TrainAsk = {
  readonly by: string
  readonly onStep?: (step: Step) => void
  readonly signal?: AbortSignal
}

type Trained = Result<KeptModel, PersonalizationRefusal>

/**
 * Trains a model on what people did and permit to be used, keeps it, retires the one before and writes into the record of the brand
 * what it was made of. What does not fit into memory is refused before anything is read.
 */
export async function trainModel(house: House, { by, onStep, signal }: TrainAsk): Promise<Trained> {
  const settings = settingsOf(house.judge.policy)
  if (!settings) return recommendationsOff
  const { items } = await catalogueState(house.store)
  if (items === 0) return catalogueEmpty
  const parameters = parametersFor(items)
  const needed = memoryNeeded(settings.model, items, parameters)
  if (needed > parameters.memory) return tooLarge(sizeWords(settings.model, items, needed, parameters.memory))
  const began = house.clock.monotonic()
  const numbers = await readItemNumbers(house.store)
  const people = await gatherPeople(house, settings, numbers)
  if (!people.ok) return people
  const { interactions } = people.value
  const card = cardOf(settings, people.value, house.clock.now())
  const trained = await house.trainer.train(
    {
      name: settings.model,
      parameters: parametersFor(numbers.items),
      people: interactions,
      ids: numbers.ids,
      card,
      evaluate: isSmall(numbers.items, card.interactions),
    },
    { ...(onStep ? { onStep } : {}), ...(signal ? { signal } : {}) },
  )
  if (!trained.ok) return refused(trained.error)
  return keep(house, { settings, people: people.value, items: numbers.items, by, began }, trained.value)
}

/** A model keeps so many weights at most, 12 bytes each: it is one row of the store, and stays in the memory of every process. */
const mostWeights = 10_000_000

function parametersFor(items: number): Parameters {
  const keep = Math.max(10, Math.min(servingDefaults.truncate ?? 200, Math.floor(mostWeights / items)))
  return { ...servingDefaults, truncate: keep, neighbours: keep }
}

/** Trying a model trains it twice more; the nightly job should not. */
const isSmall = (items: number, pairs: number): boolean => items <= 2_000 && pairs <= 500_000

const sizeWords = (name: ModelName, items: number, needed: number, may: number): string =>
  `A model ${name} of ${items} items takes ${mebibytes(needed)} MiB, and ${mebibytes(may)} are allowed. Take \`model: popularity\`.`

const mebibytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20)

const refused = ({ kind, path, says }: TrainingFault): Trained =>
  kind === 'memory' ? tooLarge(`${path} ${says}`) : trainingFailed(path === '' ? says : `${path} ${says}`)

function cardOf({ purpose, owner }: RecommendationSettings, { interactions, window }: People, now: Instant): Card {
  const [from, until] = window ?? [now, now]
  const { users, starts, columns } = interactions
  const people = starts.subarray(1).filter((end, row) => end > starts[row]!).length
  return {
    window: { from: dayOf(from), until: dayOf(until + 86_400_000) },
    purposes: [purpose],
    owner,
    people: Math.min(users, people),
    interactions: columns.length,
    strengths: defaultStrengths,
  }
}

const dayOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10)

type Made = {
  readonly settings: RecommendationSettings
  readonly people: People
  readonly items: number
  readonly by: string
  readonly began: number
}

async function keep(house: House, made: Made, { bytes, card: told }: TrainedBytes): Promise<Trained> {
  const { settings, people, items, by, began } = made
  const parameters = parametersFor(items)
  const card: ModelCard = {
    ...told,
    name: settings.model,
    parameters,
    items,
    forbade: people.forbade,
    unwanted: people.unwanted,
    memory: memoryNeeded(settings.model, items, parameters),
    size: bytes.length,
    seconds: Math.round(house.clock.monotonic() - began) / 1_000,
    digest: Buffer.from(house.keys.hashing.sha256(bytes)).toString('hex'),
    by,
  }
  const done = await decideAndCommit(house, async () => {
    const model: KeptModel = { model: house.ids.id(), trainedAt: house.clock.now(), retiredAt: null, card }
    const writes = takeOver(await listModels(house.store), model, bytes)
    return { change: together({ writes, entries: [entryOf(model)] }), value: model }
  })
  return done.done ? ok(done.value) : tryAgain
}

/** What a model was made of decides what is said to people, so it is on record; the digest proves which bytes are meant. */
function entryOf({ model, trainedAt: at, card }: KeptModel): EntryDraft {
  const body = { verb: 'trained', model, at, ...JSON.parse(JSON.stringify(card)) } as Json
  return { entry: model, customer: 'brand', kind: 'model', body }
}
