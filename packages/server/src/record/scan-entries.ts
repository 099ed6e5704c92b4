import type { Instant } from '@candor/terms'
import { second } from '@candor/terms'
import { sql } from 'kysely'
import type { Ground } from '../adapters/ground.ts'
import type { DataKey } from '../adapters/keys/index.ts'
import { openEntry, type RecordPayload } from './entry.ts'

/** Which entries: of one kind, not before an instant, and of every `of` by the last digits of their random ids only some. */
export type ScanAsk = {
  readonly kind: string
  readonly since: Instant
  /** The ends of entry ids that are in the sample; absent: all. */
  readonly endings?: readonly string[]
}

export type ScannedEntries = {
  readonly opened: readonly RecordPayload[]
  /** Entries whose key or content is gone: erased, and no longer to be read by anybody. */
  readonly erased: number
}

type Row = {
  readonly customer: string
  readonly entry: string
  readonly sealed: Uint8Array | null
  readonly wrapped: Uint8Array | null
  readonly epoch: string | null
}

/** Entries from one snapshot, customer by customer, opened with each customer's key; other work runs between batches. */
export async function* scanEntries(ground: Ground, ask: ScanAsk, batch = 500): AsyncGenerator<ScannedEntries> {
  let [holder, key]: [string, DataKey | undefined] = ['', undefined]
  for await (const rows of ground.store.scan<Row>(query(ground, ask), batch)) {
    const opened: RecordPayload[] = []
    for (const { customer, entry, sealed, wrapped, epoch } of rows) {
      if (customer !== holder) {
        holder = customer
        key = wrapped === null || epoch === null ? undefined : ground.keys.open(wrapped, epoch)
      }
      if (key && sealed) opened.push(openEntry(ground, key, customer, entry, sealed).payload)
    }
    yield { opened, erased: rows.length - opened.length }
  }
}

/** How many entries of a kind there are since an instant, in the sample or not, erased ones included. */
export async function countEntries(ground: Ground, { kind, since }: ScanAsk): Promise<number> {
  const row = await ground.store.db
    .selectFrom('entries')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('kind', '=', kind)
    .where('t', '>=', Math.floor(since / second))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

function query({ store }: Ground, { kind, since, endings }: ScanAsk) {
  const entries = store.db
    .selectFrom('entries')
    .leftJoin('customer_keys', join =>
      join.onRef('customer_keys.customer', '=', 'entries.customer').on('customer_keys.retention', '=', 'record'),
    )
    .select(['entries.customer', 'entries.entry', 'entries.sealed', 'customer_keys.wrapped', 'customer_keys.epoch'])
    .where('entries.kind', '=', kind)
    .where('entries.t', '>=', Math.floor(since / second))
    .orderBy('entries.customer')
    .orderBy('entries.entry')
  if (endings === undefined) return entries.compile()
  const ending = sql<string>`substr(${sql.ref('entries.entry')}, ${sql.lit(entryLength - endings[0]!.length + 1)})`
  return entries.where(ending, 'in', endings).compile()
}

/** Entry ids are 26 digits of base 32; the last of them are random. */
const entryLength = 26
