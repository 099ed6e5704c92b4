import type { TableName, Write } from '../../adapters/store/index.ts'
import { detachEntries } from '../../record/index.ts'
import type { ErasingHouse } from './erasure.ts'
import { forgetting, isLong, long } from './rooms.ts'

/** Rows that one step removes at most: whoever commits meanwhile waits behind it. */
const atOnce = 500

/**
 * Removes every row of these customers in steps that may be cut off anywhere and done twice, and takes their entries from
 * them. False when some entries still wait for their place in the log.
 */
export async function empty(house: ErasingHouse, customers: readonly string[]): Promise<boolean> {
  let all = true
  for (const customer of customers) {
    for (const [table, column] of Object.entries(long)) await shorten(house, table as TableName, column, customer)
    const writes = await forgetting(house, customer)
    const keys: Write = { do: 'remove', table: 'customer_keys', key: { customer } }
    await house.store.commit({ expect: [], writes: [keys, ...writes.filter(({ table }) => !isLong(table))] })
    all = (await detachAll(house, customer)) && all
  }
  return all
}

async function shorten({ store }: ErasingHouse, table: TableName, column: string, customer: string): Promise<void> {
  for (;;) {
    const rows = await store.db
      .selectFrom(table as 'events')
      .select(column as 'event')
      .where('customer', '=', customer)
      .limit(atOnce)
      .execute()
    if (rows.length === 0) return
    const writes = rows.map(row => ({ do: 'remove', table, key: { customer, ...row } }) as Write)
    await store.commit({ expect: [], writes })
  }
}

async function detachAll(house: ErasingHouse, customer: string): Promise<boolean> {
  let hasTried = false
  for (;;) {
    const { detached, waiting } = await detachEntries(house, customer, atOnce)
    if (waiting === 0 && detached < atOnce) return (await left(house, customer)) === 0
    if (detached > 0) continue
    if (hasTried || !house.log) return false
    hasTried = true
    await house.log.sequence()
  }
}

async function left({ store }: ErasingHouse, customer: string): Promise<number> {
  return (await store.among('entries', 'customer', [customer])).length
}
