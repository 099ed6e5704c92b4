import { type Counter, counterKey } from '@candor/conditions'
import type { Instant } from '@candor/terms'
import { sql } from 'kysely'
import type { Store } from '../../adapters/store/index.ts'
import { mergedInto, standsFor } from './merged.ts'

/** How often each customer did something; who is not in it did nothing that counts. */
export type Counts = ReadonlyMap<string, number>

/** For which purpose events are counted, and the instant at which every window ends. */
export type Counted = { readonly use: string; readonly now: Instant }

const rowsAtOnce = 4_000

/**
 * Counts over all customers, by `counterKey`. What the halves of one person did counts for the customer who stands for them.
 * One pass over the events of each counter; cost grows with the events in its window.
 */
export async function countsOf(
  store: Store,
  counters: readonly Counter[],
  counted: Counted,
): Promise<ReadonlyMap<string, Counts>> {
  const found = new Map<string, Counts>()
  if (counters.length === 0) return found
  const merged = await mergedInto(store)
  for (const counter of counters) {
    const counts = new Map<string, number>()
    for await (const rows of store.scan<Row>(passOver(store, counter, counted), rowsAtOnce))
      for (const { customer, n } of rows) {
        const who = standsFor(merged, customer)
        counts.set(who, (counts.get(who) ?? 0) + n)
      }
    found.set(counterKey(counter), counts)
  }
  return found
}

/** How often one person, known as these customers, did something. */
export async function countFor(
  store: Store,
  customers: readonly string[],
  counter: Counter,
  counted: Counted,
): Promise<number> {
  const row = await eventsIn(store, counter, counted)
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('customer', 'in', customers)
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

type Row = { readonly customer: string; readonly n: number }

// SQLite would group them all in one step, and everything else in this process would wait; so it hands out single events.
function passOver(store: Store, counter: Counter, counted: Counted) {
  const events = eventsIn(store, counter, counted).select('customer')
  if (store.engine === 'sqlite') return events.select(sql<number>`1`.as('n')).compile()
  return events
    .select(eb => eb.fn.countAll<number>().as('n'))
    .groupBy('customer')
    .compile()
}

/** The window is open at its start and closed at `now`, as that of a budget is. */
function eventsIn(store: Store, { event, window }: Counter, { use, now }: Counted) {
  const events = store.db
    .selectFrom('events')
    .where('name', '=', event)
    .where('at', '<=', now)
    // Names of purposes hold neither spaces nor wildcards.
    .where(sql<string>`' ' || purposes || ' '`, 'like', `% ${use} %`)
  return window === undefined ? events : events.where('at', '>', now - window)
}
