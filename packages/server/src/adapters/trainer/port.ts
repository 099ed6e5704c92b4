import type { Card, Dated, ModelName, OfferCard, OfferField, OfferModel, Parameters, Step } from '@candor/recommender'
import type { Result } from '@candor/terms'

/** What a model is trained from. The arrays go to another thread and are gone here afterwards. */
export type TrainingJob = {
  readonly name: ModelName
  readonly parameters: Parameters
  readonly people: Dated
  /** Ids of the items, in the order of their numbers. */
  readonly ids: readonly string[]
  readonly card: Card
  /** Also try the model on pairs it was not trained with, and write into the card how it did. */
  readonly evaluate: boolean
}

/** The bytes of a model with its card, ready to be kept. */
export type TrainedBytes = { readonly bytes: Uint8Array; readonly card: Card }

/** What an offer's score is learned from, an offer a place. The arrays of numbers go to another thread and are gone here afterwards. */
export type OfferJob = {
  readonly fields: readonly OfferField[]
  readonly share: number
  readonly persons: readonly string[]
  /** YYYY-MM-DD */
  readonly days: readonly string[]
  /** JSON of what was known of the person, as it is kept: it is read where it does not keep a server from answering. */
  readonly inputs: readonly string[]
  /** 1 for a success. */
  readonly successes: Uint8Array
  readonly propensities: Float64Array
}

export type TrainedOffer = { readonly model: OfferModel; readonly card: OfferCard }

/**
 * Why there is no model. `model`: what it was to be trained with does not fit, `path` says which part. `memory`: the thread ran
 * out of it. `stopped`: somebody ended it.
 */
export type TrainingFault = {
  readonly kind: 'model' | 'memory' | 'stopped'
  readonly path: string
  readonly says: string
}

export type TrainingWatch = {
  readonly onStep?: (step: Step) => void
  /** Ends the training in the middle. */
  readonly signal?: AbortSignal
}

export interface Trainer {
  /** Trains in a thread of its own, which ends with the training and gives all its memory back. One at a time; others wait. */
  train(job: TrainingJob, watch?: TrainingWatch): Promise<Result<TrainedBytes, TrainingFault>>
  /** The same for what an offer is scored by. */
  trainOffer(job: OfferJob, watch?: Pick<TrainingWatch, 'signal'>): Promise<Result<TrainedOffer, TrainingFault>>
  /** Ends what is under way with the fault `stopped`; later jobs get the same answer. */
  close(): Promise<void>
}
