import type { Json } from '@candor/terms'
import { eventLimit } from '../../../brand/policy/index.ts'
import { type CustomerEvent, eventPages } from '../../../customers/events/index.ts'
import { exportOf as stateOf } from '../../../customers/state/index.ts'
import { type Datum, time, type Use } from '../datum.ts'
import { counter, own, type Reading, type Section } from '../section.ts'

/** What was kept of what the person did, newest received first. */
export const events: Section = {
  name: 'events',
  tables: {
    events: {
      columns: ['event', 'source', 'type', 'name', 'at', 'received_at', 'purposes', 'fields', 'sealed'],
      left: { customer: own },
    },
  },
  async *read(reading) {
    for (const half of reading.halves)
      for await (const page of eventPages(reading.house, half)) for (const event of page) yield datumOf(reading, event)
  },
}

function datumOf({ policy, uses, keptFor }: Reading, event: CustomerEvent): Datum {
  const { attributes, sealed, at, receivedAt, name, type, source } = event
  const fields = { ...attributes, ...sealed } as { [field: string]: Json }
  const declared = Object.hasOwn(policy.events, name) ? policy.events[name] : undefined
  return {
    ...{ id: event.event, half: event.customer, about: name, at, source },
    data: { type, name, at: time(at), received_at: time(receivedAt), fields },
    purposes: event.purposes,
    origin: 'observed',
    kept: keptFor(eventLimit(policy, name), at),
    ...usedIn(uses.ofItem, declared?.item, fields),
  }
}

function usedIn(
  ofItem: (item: string) => Use[],
  field: string | undefined,
  fields: { [field: string]: Json },
): { usedFor?: Use[] } {
  const value = field === undefined ? undefined : fields[field]
  const items = Array.isArray(value) ? value : value === undefined ? [] : [value]
  const uses = items.flatMap(item => ofItem(String(item)))
  return uses.length === 0 ? {} : { usedFor: uses }
}

/** The few facts that rules look at, worked out from everything else. */
export const standing: Section = {
  name: 'standing',
  tables: {
    customer_state: {
      columns: ['state'],
      left: {
        customer: own,
        version: counter,
        layout: 'how the bytes are laid out',
        seat: 'where the same is kept beside others, for plans',
        tiled: 'whether it is kept there as it is now',
      },
    },
  },
  async *read({ house, halves }) {
    for (const half of halves) {
      const state = (await stateOf(house, half, house.judge)) as { readonly [field: string]: Json } | null
      for (const [name, value] of Object.entries(state ?? {}))
        yield {
          ...{ id: name, half, about: name, data: { value }, source: null },
          purposes: [],
          origin: 'derived',
          kept: { how: 'with-its-source' },
        }
    }
  },
}
