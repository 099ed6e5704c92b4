/**
 * Recommendations that can be taken apart: models whose score is a sum over what a person chose, the dial by which a person says
 * how much may be looked at, the explanation of every score, and evaluation by protocols that any program can repeat; and scores for
 * offers, which are taken apart in the same way.
 * docs/recommender.md says which papers the models are from and what is promised.
 */
export {
  type Dated,
  type Events,
  type Interactions,
  interactionsOf,
  withoutItems,
} from './chosen/interactions.ts'
export { orderedIds } from './chosen/order.ts'
export { exposureError } from './evaluate/exposure-error.ts'
export { evaluateFold, type FoldResult, type FoldTask, foldTask } from './evaluate/fold.ts'
export { type Categories, shownAt } from './evaluate/measures.ts'
export { foldsOf, type Named, type Protocol, protocols, splitOf } from './evaluate/split.ts'
export { exposureOf, type Measured, type Summary, summariseFolds } from './evaluate/summary.ts'
export type { Card, Model } from './model/model.ts'
export { readModel } from './model/read.ts'
export { writeModel } from './model/write.ts'
export { type Arm, type Benefit, benefitByGroup, benefitOf, type Decided } from './offers/benefit.ts'
export {
  type Chosen,
  chooseOffer,
  type Lots,
  type OfferChoice,
  type OfferMode,
  type Suspension,
} from './offers/choose-offer.ts'
export type { Inputs, OfferField } from './offers/inputs.ts'
export { lotsOf } from './offers/lots.ts'
export type { OfferModel } from './offers/model.ts'
export { type Least, type OfferRow, offerLimits } from './offers/offer-row.ts'
export type { OfferEvaluation } from './offers/out-of-fold.ts'
export type { Bin } from './offers/reliability.ts'
export { type OfferScore, type OfferTerm, scoreOffer } from './offers/score-offer.ts'
export { type OfferCard, type OfferOptions, trainOffer } from './offers/train-offer.ts'
export { type Interval, wilson } from './offers/wilson.ts'
export type { Catalogue } from './serve/catalogue.ts'
export { type Level, levels, type Page, type Person, reads, seenAt } from './serve/dial.ts'
export { type Contribution, type Explanation, type Shown, summarise } from './serve/explanation.ts'
export { grown } from './serve/grown.ts'
export { type Ask, createRecommender, type Recommendation, type Recommender } from './serve/recommender.ts'
export { defaultStrengths, type Source, type Strengths } from './serve/terms.ts'
export { memoryNeeded } from './train/memory.ts'
export {
  defaults,
  type ModelName,
  modelNames,
  type Parameters,
  parameterFault,
  servingDefaults,
} from './train/parameters.ts'
export { finish, type Step } from './train/step.ts'
export { type Attributes, type Trained, train } from './train/train.ts'
export type { Weights } from './weights.ts'
