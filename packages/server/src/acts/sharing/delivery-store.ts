import type { Instant } from '@candor/terms'
import type { Expectation, Store, Tables, Write } from '../../adapters/store/index.ts'
import type { Delivery, DeliveryState } from './delivery.ts'

type Row = Tables['webhook_deliveries']

export type NewDelivery = Pick<Delivery, 'customer' | 'delivery' | 'webhook' | 'kind' | 'at'> & {
  readonly body: Uint8Array
  readonly share?: string
}

/** A delivery that is due at once. Inserting it a second time is a conflict: a happening is sent to a webhook under one id. */
export const deliveryRow = (fresh: NewDelivery, now: Instant): Write => ({
  do: 'insert',
  table: 'webhook_deliveries',
  row: {
    ...fresh,
    share: fresh.share ?? null,
    version: 1,
    state: 'waiting',
    attempts: 0,
    next_at: now,
    done_at: null,
    status: null,
    fault: null,
    rule: null,
    entry: null,
  },
})

type Settable = Partial<
  Pick<Delivery, 'state' | 'attempts' | 'nextAt' | 'doneAt' | 'status' | 'fault' | 'rule' | 'entry'>
>

/** Moves a delivery on, if nobody else did meanwhile. */
export function deliveryChange(
  { customer, delivery, version }: Pick<Delivery, 'customer' | 'delivery' | 'version'>,
  { nextAt, doneAt, ...same }: Settable,
): { expect: Expectation[]; writes: Write[] } {
  const key = { customer, delivery }
  const set = {
    ...same,
    ...(nextAt === undefined ? {} : { next_at: nextAt }),
    ...(doneAt === undefined ? {} : { done_at: doneAt }),
  }
  return {
    expect: [{ table: 'webhook_deliveries', key, version }],
    writes: [{ do: 'patch', table: 'webhook_deliveries', key, set }],
  }
}

type Kept = { readonly delivery: Delivery; readonly body: Uint8Array }

export async function readDelivery(store: Store, customer: string, delivery: string): Promise<Kept | undefined> {
  const row = await store.get('webhook_deliveries', { customer, delivery })
  return row && { delivery: fromRow(row), body: row.body }
}

/** Names of webhooks that have something to do now. */
export async function webhooksDue(store: Store, now: Instant): Promise<string[]> {
  const rows = await store.db
    .selectFrom('webhook_deliveries')
    .select('webhook')
    .distinct()
    .where('next_at', '<=', now)
    .execute()
  return rows.map(row => row.webhook)
}

/** What is due for one webhook, oldest first. */
export async function due(store: Store, webhook: string, now: Instant, limit: number): Promise<Delivery[]> {
  const rows = await store.db
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('webhook', '=', webhook)
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy('delivery')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

/** Deliveries of one webhook, newest first; `before` is the last one of the page before. */
export async function deliveriesTo(
  store: Store,
  webhook: string,
  page: { readonly before?: { readonly at: Instant; readonly delivery: string }; readonly limit: number },
): Promise<Delivery[]> {
  const all = store.db.selectFrom('webhook_deliveries').selectAll().where('webhook', '=', webhook)
  const { before } = page
  const rest = before
    ? all.where(({ and, eb, or }) =>
        or([eb('at', '<', before.at), and([eb('at', '=', before.at), eb('delivery', '<', before.delivery)])]),
      )
    : all
  const rows = await rest.orderBy('at', 'desc').orderBy('delivery', 'desc').limit(page.limit).execute()
  return rows.map(fromRow)
}

/** Ended deliveries of what happened to customers from `since` on, in the order of happening, after the one given. */
export async function endedSince(
  store: Store,
  webhook: string,
  since: Instant,
  after: { readonly at: Instant; readonly delivery: string },
  limit: number,
): Promise<Delivery[]> {
  const rows = await store.db
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('webhook', '=', webhook)
    .where('at', '>=', since)
    .where('state', '!=', 'waiting')
    .where(({ and, eb, or }) =>
      or([eb('at', '>', after.at), and([eb('at', '=', after.at), eb('delivery', '>', after.delivery)])]),
    )
    .orderBy('at')
    .orderBy('delivery')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

export type DeliveryCounts = { readonly [state in DeliveryState]: number }

/** How many deliveries of each webhook are in which state. */
export async function countDeliveries(store: Store): Promise<Map<string, DeliveryCounts>> {
  const rows = await store.db
    .selectFrom('webhook_deliveries')
    .select(['webhook', 'state', eb => eb.fn.countAll<number>().as('n')])
    .groupBy(['webhook', 'state'])
    .execute()
  const found = new Map<string, DeliveryCounts>()
  for (const { webhook, state, n } of rows)
    found.set(webhook, { ...(found.get(webhook) ?? none), [state]: Number(n) } as DeliveryCounts)
  return found
}

export const none: DeliveryCounts = { waiting: 0, done: 0, withheld: 0, failed: 0 }

export function fromRow(row: Row): Delivery {
  return {
    customer: row.customer,
    delivery: row.delivery,
    version: row.version,
    webhook: row.webhook,
    kind: row.kind,
    state: row.state as DeliveryState,
    attempts: row.attempts,
    at: row.at,
    nextAt: row.next_at,
    doneAt: row.done_at,
    status: row.status,
    fault: row.fault,
    rule: row.rule,
    entry: row.entry,
    share: row.share,
  }
}
