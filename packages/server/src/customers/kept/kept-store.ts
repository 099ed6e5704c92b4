import type { Instant, Json } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { DataKey } from '../../adapters/keys/index.ts'
import type { Store, Write } from '../../adapters/store/index.ts'
import { existingKey } from '../../record/index.ts'

/** One thing that a law makes the house keep of somebody who was erased, under an id that stands for nothing else. */
export type Kept = {
  readonly customer: string
  readonly record: string
  readonly purpose: string
  readonly at: Instant
  readonly until: Instant
  readonly what: Json
}

const sealedFor = (customer: string, record: string): string => `kept_records|${customer}|${record}`

/** Keeping the same thing twice changes nothing. */
export function keptRow(ground: Ground, key: DataKey, { what, ...kept }: Kept): Write {
  const plain = new TextEncoder().encode(JSON.stringify(what))
  const sealed = ground.keys.seal(key, sealedFor(kept.customer, kept.record), plain)
  return { do: 'put', table: 'kept_records', row: { ...kept, sealed } }
}

/** What is kept under an id, opened, oldest first. */
export async function keptOf(ground: Ground, customer: string): Promise<Kept[]> {
  const key = (await existingKey(ground, customer, 'kept'))?.key
  if (!key) return []
  const rows = await ground.store.among('kept_records', 'customer', [customer])
  const opened = rows.map(({ sealed, ...kept }) => {
    const plain = ground.keys.unseal(key, sealedFor(customer, kept.record), sealed)
    return { ...kept, what: JSON.parse(new TextDecoder().decode(plain)) as Json }
  })
  return opened.sort((a, b) => a.at - b.at || (a.record < b.record ? -1 : 1))
}

/** For which purposes how much is kept under an id, and when the last of it ends. */
export async function keptFor(
  { db }: Pick<Store, 'db'>,
  customer: string,
): Promise<{ purpose: string; n: number; until: Instant }[]> {
  const rows = await db
    .selectFrom('kept_records')
    .select(['purpose', eb => eb.fn.countAll<number>().as('n'), eb => eb.fn.max('until').as('until')])
    .where('customer', '=', customer)
    .groupBy('purpose')
    .orderBy('purpose')
    .execute()
  return rows.map(({ purpose, n, until }) => ({ purpose, n: Number(n), until: Number(until) }))
}
