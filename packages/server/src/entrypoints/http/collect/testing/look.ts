import assert from 'node:assert/strict'
import {
  createSource,
  dayOf,
  emptyTally,
  flushCounts,
  type NewSource,
  type Tally,
  talliesOf,
} from '../../../../brand/sources/index.ts'
import { eventsOf, type StoredEvent } from '../../../../customers/events/index.ts'
import { type Handle, ownersOf } from '../../../../customers/identity/index.ts'
import type { OpenHouse } from '../../../house/index.ts'

/** What a test sees of what was collected. */
export type Look = {
  /** What is kept of somebody, oldest first. */
  kept(value: string, channel?: Handle['channel']): Promise<StoredEvent[]>
  /** Today's counts of a source; of `''`, the calls whose key nobody knows. */
  tally(source?: string): Promise<Tally>
  /** Makes a source; answers its key. */
  source(ask: NewSource): Promise<string>
}

export const lookInto = (house: OpenHouse): Look => ({
  async kept(value, channel = 'id') {
    const customers = [...(await ownersOf(house, [{ channel, value }])).values()].map(({ customer }) => customer)
    return (await eventsOf(house, customers, { limit: 1_000 })).toReversed()
  },
  async tally(source = 'web') {
    await flushCounts(house)
    return (await talliesOf(house, { day: dayOf(house.clock.now()), source })).get(source) ?? emptyTally
  },
  async source(ask) {
    const made = await createSource(house, ask, 'staff:jo')
    assert.ok(made.ok, JSON.stringify(made))
    return made.value.key.text
  },
})
