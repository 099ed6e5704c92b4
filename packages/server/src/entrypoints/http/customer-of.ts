import { customersAt } from '../../customers/profiles/index.ts'
import type { OpenHouse } from '../house/index.ts'

/** Our id of a customer who is named by it or by the brand's own. An id of the brand's that two customers have stands for neither. */
export async function customerOf(
  house: OpenHouse,
  customer: string | { readonly id: string },
): Promise<string | undefined> {
  if (typeof customer === 'string') return customer
  const found = await customersAt(house, { channel: 'id', address: customer.id })
  return found.length === 1 ? found[0] : undefined
}
