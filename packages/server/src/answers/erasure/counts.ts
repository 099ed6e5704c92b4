import type { TableName } from '../../adapters/store/index.ts'
import { exportOf as toldBy } from '../../customers/vault/index.ts'
import type { House } from '../../decisions/index.ts'
import type { Counted } from './erasure.ts'

/** What is counted, in the order of the certificate. Names are those of the certificate, not of the tables. */
const counted: readonly (readonly [what: string, table: TableName])[] = [
  ['profiles', 'profiles'],
  ['addresses-and-names', 'contact_points'],
  ['choices', 'choices'],
  ['decision-states', 'customer_state'],
  ['events', 'events'],
  ['messages', 'dispatches'],
  ['offers', 'offers_made'],
  ['no-use-of-items', 'unwanted_items'],
  ['codes-sent', 'one_time_codes'],
  ['notices-to-tools', 'webhook_deliveries'],
  ['happenings', 'outbox'],
  ['mails-in-the-postbox', 'postbox'],
  ['entries-of-the-log', 'entries'],
  ['keys', 'customer_keys'],
  ['requests', 'rights_requests'],
]

/** How much there is of these customers, room by room; nothing that there is none of. */
export async function countsOf(house: House, customers: readonly string[]): Promise<Counted[]> {
  const found = await Promise.all(
    counted.map(async ([what, table]) => ({ what, n: await rowsIn(house, table, customers) })),
  )
  const told = await Promise.all(customers.map(customer => toldBy(house, customer)))
  return [...found, { what: 'answers-for-audits', n: told.filter(one => one !== null).length }].filter(({ n }) => n > 0)
}

async function rowsIn({ store }: House, table: TableName, customers: readonly string[]): Promise<number> {
  const { n } = await store.db
    .selectFrom(table as 'profiles')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('customer', 'in', customers)
    .executeTakeFirstOrThrow()
  return Number(n)
}
