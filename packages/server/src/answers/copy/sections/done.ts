import type { Json } from '@candor/terms'
import type { Policy } from '../../../brand/policy/index.ts'
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
  const period = declared?.retention ?? longest(policy)
  return {
    ...{ id: event.event, half: event.customer, about: name, at, source },
    data: { type, name, at: time(at), received_at: time(receivedAt), fields },
    purposes: event.purposes,
    origin: 'observed',
    kept: period === undefined ? { how: 'until-erased' } : keptFor(period, at),
    ...usedIn(uses.ofItem, declared?.item, fields),
  }
}

/** A name that the policy declares no more goes with the longest of all purposes, as the job that ends events has it. */
function longest({ purposes }: Policy): string | undefined {
  const all = Object.values(purposes).map(({ retention }) => retention)
  return all.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0]
}

const days: Record<string, number> = { Y: 365.25, M: 30.44, W: 7, D: 1 }
const lengthOf = (period: string): number =>
  [...period.matchAll(/(\d+)([YMWD])/g)].reduce((sum, [, n, unit]) => sum + Number(n) * (days[unit!] ?? 0), 0)

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
      left: { customer: own, version: counter, layout: 'how the bytes are laid out' },
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
