import type { House } from '../../decisions/index.ts'
import { claim } from './claim.ts'
import type { Delivery } from './delivery.ts'
import { due } from './delivery-store.ts'
import { sendAndSettle } from './send.ts'

/** So many requests at once are fair to one receiver. */
const atOnce = 8

/**
 * Sends what is due for one webhook until nothing is, or `goOn` says no. At least once: an attempt whose answer was lost is
 * made again with the same id. Rejects when the store stays away, once what was under way has ended.
 */
export async function deliverDue(house: House, webhook: string, goOn: () => boolean = () => true): Promise<void> {
  while (goOn()) {
    const waiting = await due(house.store, webhook, house.clock.now(), atOnce)
    if (waiting.length === 0) return
    const ended = await Promise.allSettled(waiting.map(one => attempt(house, one)))
    const fault = ended.find(one => one.status === 'rejected')
    if (fault) throw fault.reason
  }
}

async function attempt(house: House, delivery: Delivery): Promise<void> {
  const claimed = await claim(house, delivery)
  if (claimed) await sendAndSettle(house, claimed)
}
