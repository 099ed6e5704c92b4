import type { TestHouse } from '../../../../../../test/house.ts'
import { eventRow } from '../../../customers/events/index.ts'
import { existingKey } from '../../../record/index.ts'

/** Gives a customer this many events, a minute apart, each with a plain and a sealed field. */
export async function manyEvents(house: TestHouse, customer: string, count: number): Promise<void> {
  const { key } = (await existingKey(house, customer, 'profile'))!
  const begin = house.clock.now() - count * 60_000
  for (let from = 0; from < count; from += 2_000) {
    const writes = Array.from({ length: Math.min(2_000, count - from) }, (_, i) => {
      const at = begin + (from + i) * 60_000
      return eventRow(house, key, customer, {
        ...{ event: house.ids.id(), source: 'web', type: 'track', name: 'Product Viewed', at, receivedAt: at },
        ...{ purposes: ['offers'], attributes: { product: `p${i % 97}` }, sealed: { note: `note ${from + i}` } },
      })
    })
    await house.store.commit({ expect: [], writes })
  }
}
