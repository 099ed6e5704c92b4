import type { Card, ModelName, Parameters } from '@candor/recommender'
import type { Instant } from '@candor/terms'
import type { Store, Write } from '../../adapters/store/index.ts'

/** What is said of a model: the card inside its bytes, and what came of training it. */
export type ModelCard = Card & {
  readonly name: ModelName
  readonly parameters: Parameters
  readonly items: number
  /** People whose choice or dial forbids to learn from them, and pairs that somebody does not want used: both left out. */
  readonly forbade: number
  readonly unwanted: number
  /** Bytes that training may have taken at most, and that the model has. */
  readonly memory: number
  readonly size: number
  readonly seconds: number
  /** SHA-256 of the bytes, in hex; it is in the record of the brand. */
  readonly digest: string
  readonly by: string
}

export type KeptModel = {
  readonly model: string
  readonly trainedAt: Instant
  readonly retiredAt: Instant | null
  readonly card: ModelCard
}

/** The model that serves; undefined when none was trained. Reads nothing of its bytes. */
export async function newestModel({ db }: Store): Promise<string | undefined> {
  // Not by `retired_at`, which stands behind the bytes: SQLite would walk through all of them to get there.
  const row = await db
    .selectFrom('models')
    .select('model')
    .orderBy('trained_at', 'desc')
    .orderBy('model', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.model
}

/** When the newest model was trained; undefined when none was. */
export async function newestTraining({ db }: Store): Promise<Instant | undefined> {
  const row = await db
    .selectFrom('models')
    .select(({ fn }) => fn.max('trained_at').as('at'))
    .executeTakeFirst()
  return row?.at == null ? undefined : Number(row.at)
}

export const modelBytes = async (store: Store, model: string): Promise<Uint8Array | undefined> =>
  (await store.get('models', { model }))?.bytes

/** Every model that is kept, newest first. */
export async function listModels({ db }: Store): Promise<KeptModel[]> {
  const rows = await db
    .selectFrom('models')
    .select(['model', 'trained_at', 'retired_at', 'card'])
    .orderBy('trained_at', 'desc')
    .orderBy('model', 'desc')
    .execute()
  return rows.map(row => ({
    model: row.model,
    trainedAt: Number(row.trained_at),
    retiredAt: row.retired_at === null ? null : Number(row.retired_at),
    card: JSON.parse(row.card) as ModelCard,
  }))
}

const kept = 2

/** The writes by which a new model takes over: the one before retires, and what is older than that goes. */
export function takeOver(
  before: readonly KeptModel[],
  { model, trainedAt, card }: Omit<KeptModel, 'retiredAt'>,
  bytes: Uint8Array,
): Write[] {
  return [
    ...before.map(
      (old, place): Write =>
        place < kept - 1
          ? { do: 'patch', table: 'models', key: { model: old.model }, set: { retired_at: old.retiredAt ?? trainedAt } }
          : { do: 'remove', table: 'models', key: { model: old.model } },
    ),
    {
      do: 'insert',
      table: 'models',
      row: { model, trained_at: trainedAt, card: JSON.stringify(card), bytes, retired_at: null },
    },
  ]
}
