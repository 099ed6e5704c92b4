import { endEvents, expireSeen, messagesKeptFor } from '../../acts/collection/index.ts'
import type { House } from '../../decisions/index.ts'

const atOnce = 500

/** Removes events whose retention is over, and the marks of messages that no client sends again. True when there may be more. */
export async function pruneCollected(house: House): Promise<boolean> {
  const ended = await endEvents(house, atOnce)
  const marks = await expireSeen(house, house.clock.now() - messagesKeptFor, atOnce)
  if (marks.length > 0) await house.store.commit({ expect: [], writes: marks })
  return ended === atOnce || marks.length === atOnce
}
