import { halvesOf } from '../../customers/identity/index.ts'
import type { House } from '../../decisions/index.ts'

/** The half of a customer whose record holds an entry; the customer themselves where none does. */
export async function holderOf(house: House, customer: string, entry: string): Promise<string> {
  for (const half of [customer, ...(await halvesOf(house, customer))])
    if (await house.store.get('entries', { customer: half, entry })) return half
  return customer
}
