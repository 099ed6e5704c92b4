import { NoFields, OfferAsk, OfferDecision, OfferModelCard, OfferResults } from '@candor/contract'
import { err, ok } from '@candor/terms'
import { Type } from 'typebox'
import { listOfferModels, makeOffer, offerResults, offerSettings, trainOffer } from '../../../acts/offers/index.ts'
import { offerPath } from '../../../pages/center/index.ts'
import { customerOf } from '../customer-of.ts'
import { route } from '../route.ts'
import { offerAnswer, offerModelAnswer, offerRefused, resultsAnswer } from './offer-answer.ts'

const see = { scope: 'read', verb: 'see' } as const

const ask = route({
  method: 'POST',
  path: '/v1/offers/:name',
  says: 'Whether a customer is made an offer: by a score where they permit it, else by lot. Each decision is recorded, with its chance and its reasons.',
  access: { scope: 'send', verb: 'see-customers' },
  // Asked twice is decided twice: what was said meanwhile counts.
  reads: true,
  body: OfferAsk,
  answer: OfferDecision,
  errors: ['algorithm-unknown', 'customer-unknown', 'try-again'],
  async handle({ params: { name: algorithm }, body, context: http }, { house }) {
    http.header('cache-control', 'no-store')
    if (!offerSettings(house.judge.policy, algorithm)) return err({ code: 'algorithm-unknown' })
    const customer = await customerOf(house, body.customer)
    if (customer === undefined) return err({ code: 'customer-unknown' })
    const made = await makeOffer(house, { algorithm, customer })
    if (!made.ok) return err(offerRefused(made.error))
    const { customer: current, decision } = made.value
    const why = `${house.publicUrl}${offerPath(house, current, decision)}`
    return ok({ body: { ...offerAnswer(made.value), why } })
  },
})

const train = route({
  method: 'POST',
  path: '/v1/offers/:name/train',
  says: 'Learns from offers that were made whom they suit, and answers with the model, which serves at once. Takes some seconds with very many.',
  access: { scope: 'admin', verb: 'draft' },
  body: NoFields,
  answer: OfferModelCard,
  errors: ['algorithm-unknown', 'offers-too-few', 'training-failed', 'try-again'],
  async handle({ params: { name }, by }, { house }) {
    const trained = await trainOffer(house, name, by)
    return trained.ok ? ok({ body: offerModelAnswer(trained.value) }) : err(offerRefused(trained.error))
  },
})

const models = route({
  method: 'GET',
  path: '/v1/offers/:name/models',
  says: 'The models of an offer that are kept, newest first, each with its card: what it was made of, how it did, and who answers for it.',
  access: see,
  answer: Type.Object({ items: Type.Array(OfferModelCard) }),
  errors: ['algorithm-unknown'],
  async handle({ params: { name } }, { house }) {
    if (!offerSettings(house.judge.policy, name)) return err({ code: 'algorithm-unknown' })
    return ok({ body: { items: (await listOfferModels(house.store, name)).map(offerModelAnswer) } })
  },
})

const results = route({
  method: 'GET',
  path: '/v1/offers/:name/results',
  says: 'What became of an offer: how many took it, by how it was decided, and whether the score does better than a lot.',
  access: see,
  answer: OfferResults,
  errors: ['algorithm-unknown'],
  async handle({ params: { name } }, { house }) {
    const found = await offerResults(house, name)
    return found.ok ? ok({ body: resultsAnswer(found.value) }) : err(offerRefused(found.error))
  },
})

export const offers = [ask, train, models, results]
