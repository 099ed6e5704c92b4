import {
  ModelCard,
  NoFields,
  RecommendAsk,
  Recommended,
  TrainingRun,
  UnwantedAsk,
  UnwantedItems,
} from '@candor/contract'
import { err, ok } from '@candor/terms'
import { Type } from 'typebox'
import {
  awaitTraining,
  beginTraining,
  doNotUse,
  listModels,
  recommend,
  settingsOf,
  trainingRun,
  useAgain,
} from '../../../acts/personalization/index.ts'
import { currentOf, halvesOf } from '../../../customers/identity/index.ts'
import { unwantedOf } from '../../../customers/unwanted/index.ts'
import { suggestionsPath } from '../../../pages/center/index.ts'
import type { OpenHouse } from '../../house/index.ts'
import { customerOf } from '../customer-of.ts'
import { route } from '../route.ts'
import { modelAnswer, personalizationRefused, pickedAnswer, runAnswer } from './recommendation-answer.ts'

const train = { scope: 'admin', verb: 'draft' } as const
const see = { scope: 'read', verb: 'see' } as const
const seeCustomers = { scope: 'read', verb: 'see-customers' } as const

const ask = route({
  method: 'POST',
  path: '/v1/recommendations',
  says: 'The best items for a place on a page, each with the parts of its score. For a customer the gate decides how much of them may be used.',
  access: { scope: 'send', verb: 'see-customers' },
  // Asked twice is decided twice: what was said meanwhile counts.
  reads: true,
  body: RecommendAsk,
  answer: Recommended,
  errors: ['recommendations-off', 'customer-unknown', 'try-again'],
  async handle({ body: { customer, slot, n = 5, context }, context: http }, { house }) {
    http.header('cache-control', 'no-store')
    const whose = customer === undefined ? undefined : await customerOf(house, customer)
    if (customer !== undefined && whose === undefined) return err({ code: 'customer-unknown' })
    const done = await recommend(house, { slot, n, ...context, ...(whose === undefined ? {} : { customer: whose }) })
    if (!done.ok) return err(personalizationRefused(done.error))
    const { decision, level, model, items, customer: current } = done.value
    const why = current === undefined ? {} : { why: `${house.publicUrl}${suggestionsPath(house, current)}` }
    return ok({ body: { decision, level, model, items: items.map(pickedAnswer), ...why } })
  },
})

/** So long a request waits for a training that may be short. */
const patience = 2_000

const begin = route({
  method: 'POST',
  path: '/v1/recommendations/train',
  says: 'Trains a model on what people did and permit to be used. Answers with the model when it is soon done, else with the run to ask about; one under way is meant.',
  access: train,
  body: NoFields,
  answer: TrainingRun,
  errors: ['recommendations-off', 'catalogue-empty', 'training-too-large', 'training-failed', 'try-again'],
  async handle({ by }, { house }) {
    if (!settingsOf(house.judge.policy)) return err({ code: 'recommendations-off' })
    const { run } = beginTraining(house, by)
    const now = await awaitTraining(house, run, patience)
    if (now?.refusal) return err(personalizationRefused(now.refusal))
    return now ? ok({ body: runAnswer(now) }) : err({ code: 'training-failed' })
  },
})

const show = route({
  method: 'GET',
  path: '/v1/recommendations/runs/:run',
  says: 'How far a training is, or what came of it.',
  access: see,
  answer: TrainingRun,
  errors: ['training-unknown'],
  async handle({ params: { run } }, { house }) {
    const found = trainingRun(house, run)
    return found ? ok({ body: runAnswer(found) }) : err({ code: 'training-unknown' })
  },
})

const models = route({
  method: 'GET',
  path: '/v1/recommendations/models',
  says: 'The models that are kept, newest first, each with its card: what it was made of, for what, and who answers for it.',
  access: see,
  answer: Type.Object({ items: Type.Array(ModelCard) }),
  handle: async (_, { house }) => ok({ body: { items: (await listModels(house.store)).map(modelAnswer) } }),
})

const unwanted = route({
  method: 'GET',
  path: '/v1/customers/:customer/unwanted',
  says: 'The items of which a customer said “do not use this”.',
  access: seeCustomers,
  answer: UnwantedItems,
  errors: ['customer-unknown'],
  async handle({ params: { customer } }, { house }) {
    if ((await currentOf(house, customer)) === undefined) return err({ code: 'customer-unknown' })
    return ok({ body: { items: await unwantedIn(house, customer) } })
  },
})

const say = route({
  method: 'POST',
  path: '/v1/customers/:customer/unwanted',
  says: 'Records that a customer does not want an item used, or does again: for a button beside a recommendation.',
  access: { scope: 'send', verb: 'see-customers' },
  body: UnwantedAsk,
  answer: UnwantedItems,
  errors: ['customer-unknown', 'item-unknown', 'unwanted-full', 'try-again'],
  async handle({ params: { customer }, body }, { house }) {
    const done = await (body.unwanted ? doNotUse : useAgain)(house, customer, body.item)
    return done.ok
      ? ok({ body: { items: await unwantedIn(house, customer) } })
      : err(personalizationRefused(done.error))
  },
})

const unwantedIn = async (house: OpenHouse, customer: string) =>
  (await unwantedOf(house.store, await halvesOf(house, customer))).map(({ item, at }) => ({ item, at }))

export const recommendations = [ask, begin, show, models, unwanted, say]
