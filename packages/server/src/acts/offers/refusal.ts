import { err } from '@candor/terms'

/** Why there is no decision about an offer, or no model: a stable code (docs/errors.md) and a sentence. */
export type OfferRefusal = {
  readonly code: 'algorithm-unknown' | 'customer-unknown' | 'offers-too-few' | 'training-failed' | 'try-again'
  readonly says: string
}

const refuse = (code: OfferRefusal['code'], says: string) => err<OfferRefusal>({ code, says })

export const algorithmUnknown = (name: string) =>
  refuse('algorithm-unknown', `The policy declares no algorithm "${name.slice(0, 60)}".`)
export const customerUnknown = refuse('customer-unknown', 'There is no such customer.')
export const tooFew = (says: string) => refuse('offers-too-few', says)
export const trainingFailed = (says: string) => refuse('training-failed', says)
export const tryAgain = refuse('try-again', 'Somebody else changed this at the same moment. Nothing was changed.')
