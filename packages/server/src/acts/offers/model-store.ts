import type { OfferCard, OfferModel } from '@candor/recommender'
import type { Instant } from '@candor/terms'
import type { Store, Write } from '../../adapters/store/index.ts'

/** What is said of a model: what it was made from, for what, who answers for it, and how it did. */
export type OfferModelCard = OfferCard & {
  readonly purpose: string
  readonly owner: string
  readonly inputs: readonly string[]
  /** Days of the first and the last offer it learned from. */
  readonly window: { readonly from: string; readonly until: string }
  readonly share: number
  /** People whose choice or dial forbids to learn from them: left out. */
  readonly forbade: number
  readonly seconds: number
  /** SHA-256 of the weights as they are kept, in hex; it is in the record of the brand. */
  readonly digest: string
  readonly by: string
}

export type KeptOfferModel = {
  readonly model: string
  readonly algorithm: string
  readonly trainedAt: Instant
  readonly retiredAt: Instant | null
  readonly card: OfferModelCard
}

/** Every model that is kept of an algorithm, newest first. */
export async function listOfferModels({ db }: Store, algorithm: string): Promise<KeptOfferModel[]> {
  const rows = await db
    .selectFrom('offer_models')
    .select(['model', 'algorithm', 'trained_at', 'retired_at', 'card'])
    .where('algorithm', '=', algorithm)
    .orderBy('trained_at', 'desc')
    .orderBy('model', 'desc')
    .execute()
  return rows.map(row => ({
    model: row.model,
    algorithm: row.algorithm,
    trainedAt: Number(row.trained_at),
    retiredAt: row.retired_at === null ? null : Number(row.retired_at),
    card: JSON.parse(row.card) as OfferModelCard,
  }))
}

/** The newest model of an algorithm and when it was trained; undefined when none was. */
export async function newestOfferModel(
  { db }: Store,
  algorithm: string,
): Promise<{ readonly model: string; readonly trainedAt: Instant } | undefined> {
  const row = await db
    .selectFrom('offer_models')
    .select(['model', 'trained_at'])
    .where('algorithm', '=', algorithm)
    .orderBy('trained_at', 'desc')
    .orderBy('model', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { model: row.model, trainedAt: Number(row.trained_at) }
}

export async function offerWeights(store: Store, model: string): Promise<OfferModel | undefined> {
  const row = await store.get('offer_models', { model })
  return row && (JSON.parse(row.weights) as OfferModel)
}

const kept = 2

/** The writes by which a new model takes over: the one before retires, and what is older than that goes. */
export function takeOver(
  before: readonly KeptOfferModel[],
  { model, algorithm, trainedAt, card }: Omit<KeptOfferModel, 'retiredAt'>,
  weights: string,
): Write[] {
  return [
    ...before.map((old, place): Write => {
      const key = { model: old.model }
      return place < kept - 1
        ? { do: 'patch', table: 'offer_models', key, set: { retired_at: old.retiredAt ?? trainedAt } }
        : { do: 'remove', table: 'offer_models', key }
    }),
    {
      do: 'insert',
      table: 'offer_models',
      row: { model, algorithm, trained_at: trainedAt, card: JSON.stringify(card), weights, retired_at: null },
    },
  ]
}
