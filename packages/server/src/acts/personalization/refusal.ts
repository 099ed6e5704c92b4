import { err } from '@candor/terms'

/** Why there is no recommendation, or no model: a stable code (docs/errors.md) and a sentence. */
export type PersonalizationRefusal = {
  readonly code:
    | 'recommendations-off'
    | 'customer-unknown'
    | 'item-unknown'
    | 'unwanted-full'
    | 'catalogue-empty'
    | 'training-too-large'
    | 'training-failed'
    | 'try-again'
  readonly says: string
}

const refuse = (code: PersonalizationRefusal['code'], says: string) => err<PersonalizationRefusal>({ code, says })

export const recommendationsOff = refuse('recommendations-off', 'The policy has no section `recommendations`.')
export const customerUnknown = refuse('customer-unknown', 'There is no such customer.')
export const itemUnknown = (item: string) => refuse('item-unknown', `There is no item "${item.slice(0, 200)}".`)
export const unwantedFull = (most: number) =>
  refuse('unwanted-full', `${most} items are named already. Turn the dial down: then nothing of them is used.`)
export const catalogueEmpty = refuse('catalogue-empty', 'The catalogue has no item. Import some first.')
export const tooLarge = (says: string) => refuse('training-too-large', says)
export const trainingFailed = (says: string) => refuse('training-failed', says)
export const tryAgain = refuse('try-again', 'Somebody else changed this at the same moment. Nothing was changed.')
