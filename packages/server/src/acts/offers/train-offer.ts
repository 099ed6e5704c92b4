import { canonical } from '@candor/ledger'
import { day, type Instant, type Json, ok, type Result } from '@candor/terms'
import type { OfferJob, TrainedOffer, TrainingFault } from '../../adapters/trainer/index.ts'
import type { House } from '../../decisions/index.ts'
import { decideAndCommit, type EntryDraft, together } from '../../record/index.ts'
import { dayOf } from './make-offer.ts'
import { type KeptOfferModel, listOfferModels, type OfferModelCard, takeOver } from './model-store.ts'
import { gatherOutcomes, type Outcome, type Outcomes } from './outcomes.ts'
import { algorithmUnknown, type OfferRefusal, tooFew, trainingFailed, tryAgain } from './refusal.ts'
import { type OfferSettings, offerSettings } from './settings.ts'

type Trained = Result<KeptOfferModel, OfferRefusal>

/**
 * Learns whom an offer suits from offers that were made and are old enough to have succeeded, of those people alone who permit it
 * now; keeps the model, retires the one before and writes into the record of the brand what it was made of.
 */
export async function trainOffer(house: House, name: string, by: string): Promise<Trained> {
  const settings = offerSettings(house.judge.policy, name)
  if (!settings) return algorithmUnknown(name)
  const began = house.clock.monotonic()
  const outcomes = await gatherOutcomes(house, settings)
  const offers = outcomes.known.filter(({ offered, inputs }) => offered && inputs !== null)
  const trained = await house.trainer.trainOffer(jobOf(settings, offers))
  if (!trained.ok) return refused(trained.error)
  return keep(house, { settings, offers, outcomes, by, began }, trained.value)
}

const jobOf = ({ fields, share }: OfferSettings, offers: readonly Outcome[]): OfferJob => ({
  fields,
  share,
  persons: offers.map(({ person }) => person),
  days: daysOf(offers),
  inputs: offers.map(({ inputs }) => inputs ?? '{}'),
  successes: Uint8Array.from(offers, ({ success }) => (success ? 1 : 0)),
  propensities: Float64Array.from(offers, ({ propensity }) => propensity),
})

/** There are few days and many offers. */
function daysOf(offers: readonly Outcome[]): string[] {
  const known = new Map<number, string>()
  return offers.map(({ at }) => {
    const number = Math.floor(at / day)
    const written = known.get(number) ?? dayOf(at)
    known.set(number, written)
    return written
  })
}

/** The limits of a policy are those of the model, so what does not fit is too little. */
const refused = ({ kind, path, says }: TrainingFault): Trained =>
  kind === 'model' && path === 'offers' ? tooFew(`The offers ${says}`) : trainingFailed(`${path} ${says}`.trim())

type Made = {
  readonly settings: OfferSettings
  readonly offers: readonly Outcome[]
  readonly outcomes: Outcomes
  readonly by: string
  readonly began: number
}

async function keep(house: House, made: Made, { model: learned, card: told }: TrainedOffer): Promise<Trained> {
  const { settings, offers, outcomes, by, began } = made
  const weights = new TextDecoder().decode(canonical(JSON.parse(JSON.stringify(learned)) as Json))
  const card: OfferModelCard = {
    ...told,
    purpose: settings.purpose,
    owner: settings.owner,
    inputs: settings.inputs,
    window: windowOf(offers, house.clock.now()),
    share: settings.share,
    forbade: outcomes.forbade,
    seconds: Math.round(house.clock.monotonic() - began) / 1_000,
    digest: Buffer.from(house.keys.hashing.sha256(new TextEncoder().encode(weights))).toString('hex'),
    by,
  }
  const done = await decideAndCommit(house, async () => {
    const now = house.clock.now()
    const model: KeptOfferModel = {
      model: house.ids.id(),
      algorithm: settings.name,
      trainedAt: now,
      retiredAt: null,
      card,
    }
    const writes = takeOver(await listOfferModels(house.store, settings.name), model, weights)
    return { change: together({ writes, entries: [entryOf(model)] }), value: model }
  })
  return done.done ? ok(done.value) : tryAgain
}

const windowOf = (offers: readonly Outcome[], now: Instant): OfferModelCard['window'] => ({
  from: dayOf(offers[0]?.at ?? now),
  until: dayOf(offers.at(-1)?.at ?? now),
})

/** What a model was made of decides what people are offered, so it is on record; the digest proves which weights are meant. */
function entryOf({ model, algorithm, trainedAt: at, card }: KeptOfferModel): EntryDraft {
  const body = { verb: 'trained', algorithm, model, at, ...JSON.parse(JSON.stringify(card)) } as Json
  return { entry: model, customer: 'brand', kind: 'model', body }
}
