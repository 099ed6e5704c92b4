import { deliverDue, goOnSharing, webhooksDue } from '../../acts/sharing/index.ts'
import type { House } from '../../decisions/index.ts'

/** No webhook has such a name. */
const sharing = 'shares of many'

/**
 * Sends what is due, webhook by webhook: one that is slow or away does not hold up the others. Beside them goes on what was to be
 * shared by one and was broken off.
 */
export function webhookTurns(house: House, onError: (error: unknown, webhook: string) => void) {
  const running = new Map<string, Promise<void>>()
  let stopped = false
  const begin = (webhook: string, does: () => Promise<void>): void => {
    if (running.has(webhook)) return
    const work = does()
      .catch(error => onError(error, webhook))
      .finally(() => running.delete(webhook))
    running.set(webhook, work)
  }
  return {
    /** Begins what is due and does not wait for its end. */
    async turn(): Promise<boolean> {
      for (const webhook of await webhooksDue(house.store, house.clock.now()))
        begin(webhook, () => deliverDue(house, webhook, () => !stopped))
      begin(sharing, () => goOnSharing(house, () => !stopped))
      return false
    },
    /** Begins no further attempt, and resolves when nothing runs any more. */
    ended: async (): Promise<void> => {
      stopped = true
      await Promise.all(running.values())
    },
  }
}
