import type { StateRow } from '../port.ts'
import { scanPostgres } from './scan.ts'

const sql =
  'SELECT "customer", "state" FROM "customer_state" WHERE "customer" > $1 AND "layout" = $2 ORDER BY "customer"'

/** Decision states of one layout in customer order, from one snapshot, on a connection of its own. */
export async function* statesInPostgres(
  url: string,
  layout: number,
  after: string,
  batch: number,
): AsyncGenerator<StateRow[]> {
  const query = { sql, parameters: [after, layout] }
  for await (const rows of scanPostgres<{ customer: string; state: Uint8Array }>(url, query, batch))
    yield rows.map(({ customer, state }): StateRow => [customer, state])
}
