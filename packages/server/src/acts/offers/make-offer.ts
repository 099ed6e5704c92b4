import { type Chosen, chooseOffer, type Inputs, type OfferScore, scoreOffer } from '@candor/recommender'
import { day, type Instant, ok, type Result } from '@candor/terms'
import { cappedShare, type Interlock, interlockOf } from '../../brand/algorithms/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import { offerRow } from '../../customers/offers/index.ts'
import { attributesOf } from '../../customers/profiles/index.ts'
import { currentState, type DecidedOffer, decideOffer, type House, type OfferDecided } from '../../decisions/index.ts'
import { type Change, decideAndCommit, noChange, together } from '../../record/index.ts'
import { drawLots } from './draw-lots.ts'
import { algorithmUnknown, customerUnknown, type OfferRefusal, tryAgain } from './refusal.ts'
import { type ServingModel, servingModel } from './serving-model.ts'
import { type OfferSettings, offerSettings } from './settings.ts'

export type OfferAnswer = OfferDecided & {
  /** The entry of the decision. */
  readonly decision: string
  /** Who stands for the customer. */
  readonly customer: string
}

type Answer = Result<OfferAnswer, OfferRefusal>

/**
 * Whether a customer is made an offer. Where the gate permits a profile, a score of the declared fields decides, but for the holdout,
 * some lots and what holds the algorithm back; else a lot decides, and nothing of them is read. Who said no to what the offer is for
 * is not made it. Each decision has one entry in the record and one row, both durable before anybody hears of it.
 */
export async function makeOffer(
  house: House,
  ask: { readonly algorithm: string; readonly customer: string },
): Promise<Answer> {
  const settings = offerSettings(house.judge.policy, ask.algorithm)
  if (!settings) return algorithmUnknown(ask.algorithm)
  const done = await decideAndCommit(house, () => decide(house, settings, ask.customer))
  return done.done ? done.value : tryAgain
}

async function decide(
  house: House,
  settings: OfferSettings,
  asked: string,
): Promise<{ readonly change: Change; readonly value: Answer }> {
  const found = await currentState(house, house.judge, asked)
  if (!found) return { change: noChange, value: customerUnknown }
  const { customer, before } = found
  const { name, purpose } = settings
  const asks = { customer, purpose, actId: `${name}/${house.ids.id()}` }
  const gated = decideOffer(house, house.judge, before, asks)
  const interlock = await interlockOf(house.store, name)
  const known = await gather(house, settings, customer, gated, interlock)
  const { entry, at } = gated.decided
  const offer = gated.forbidden ? refused(name) : choose(house, settings, { customer, entry, known, interlock })
  const { mode, offered, propensity, model } = offer
  const inputs = known?.inputs ?? null
  const row = offerRow({ customer, entry, algorithm: name, at, mode, offered, propensity, model, inputs })
  return {
    change: together(gated.decided.changeWith(offer), { writes: [row] }),
    value: ok({ ...offer, decision: entry, customer }),
  }
}

const refused = (algorithm: string): OfferDecided => ({
  algorithm,
  mode: 'refused',
  offered: false,
  propensity: 0,
  model: null,
})

/** What is known of a person, and how a model scores it; without a model it is kept all the same, to be learned from. */
type Known = { readonly inputs: Inputs; readonly scored?: ServingModel & { readonly score: OfferScore } }

/** Reads the declared fields, and no other. Nothing where the gate refused, and nothing where nobody is offered anything. */
async function gather(
  house: House,
  settings: OfferSettings,
  customer: string,
  { decided, pass }: DecidedOffer,
  interlock: Interlock,
): Promise<Known | undefined> {
  if (!pass || interlock.kind === 'stop') return undefined
  const ask = { customer, purpose: settings.purpose, channel: undefined, address: '', now: house.clock.now() }
  const admitted = pass.admits(ask)
  if (!admitted.ok) throw new Error(`a profile may not be read: ${admitted.error}`)
  const inputs = await attributesOf(house, await halvesOf(house, customer), settings.inputs)
  const serving = await servingModel(house, settings)
  if (!serving) return { inputs }
  return { inputs, scored: { ...serving, score: scoreOffer(serving.weights, inputs, dayOf(decided.at)) } }
}

type Choosing = {
  readonly customer: string
  readonly entry: string
  readonly known: Known | undefined
  readonly interlock: Interlock
}

function choose(house: House, settings: OfferSettings, { customer, entry, known, interlock }: Choosing): OfferDecided {
  const { name, share, explore, holdout } = settings
  const { scored } = known ?? {}
  const chosen = chooseOffer({
    lots: drawLots(house, name, customer, entry),
    ...(scored ? scoreParts(scored) : {}),
    share,
    explore,
    holdout,
    interlock: interlock.kind === 'cap' ? { kind: 'cap', share: interlock.share ?? cappedShare } : interlock,
  })
  return {
    algorithm: name,
    ...chosen,
    ...(scored && hadASay(chosen.mode) ? told(scored) : { model: null }),
    ...(interlock.kind === 'none' ? {} : { interlock }),
  }
}

const scoreParts = ({ score, weights }: NonNullable<Known['scored']>) => ({
  score: score.probability,
  threshold: weights.threshold,
  atThreshold: weights.atThreshold,
})

/** Where a score could have decided, its reasons are told, though a lot did in the end. */
const hadASay = (mode: Chosen['mode']): boolean => mode === 'score' || mode === 'explore' || mode === 'cap'

const told = ({ model, weights, score }: NonNullable<Known['scored']>) => ({
  model,
  probability: score.probability,
  threshold: weights.threshold,
  prior: score.prior,
  terms: score.terms,
})

/** Days are those of UTC, here as in training. */
export const dayOf = (at: Instant): string => new Date(at - (at % day)).toISOString().slice(0, 10)
