import type { Ground } from '../../adapters/ground.ts'
import type { Tables } from '../../adapters/store/index.ts'
import { existingKey } from '../../record/index.ts'
import type { CustomerEvent } from './event.ts'
import { fromRow } from './event-store.ts'

/** Everything kept of what a customer did, opened, newest received first: some hundred at a time, so that a long life fits into little memory. */
export async function* eventPages(ground: Ground, customer: string, atOnce = 500): AsyncGenerator<CustomerEvent[]> {
  const key = (await existingKey(ground, customer, 'profile'))?.key
  const query = ground.store.db.selectFrom('events').selectAll().where('customer', '=', customer)
  const compiled = query.orderBy('event', 'desc').compile()
  for await (const rows of ground.store.scan<Tables['events']>(compiled, atOnce))
    yield rows.map(row => fromRow(ground, key, row))
}
