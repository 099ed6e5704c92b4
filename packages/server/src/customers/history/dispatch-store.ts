import type { Channel, Instant } from '@candor/terms'
import type { Expectation, Store, Write } from '../../adapters/store/index.ts'
import type { Dispatch, DispatchState } from './dispatch.ts'

type Row = Awaited<ReturnType<typeof rowsOf>>[number]
const rowsOf = (store: Store) => store.db.selectFrom('dispatches').selectAll().execute()

export function plannedRow(dispatch: Pick<Dispatch, 'customer' | 'act' | 'campaign' | 'channel' | 'purpose'>): Write {
  const empty = {
    rule: null,
    until: null,
    entry: null,
    decided_at: null,
    pass_expires: null,
    settled_at: null,
    provider_id: null,
    reply: null,
  }
  return { do: 'insert', table: 'dispatches', row: { ...dispatch, version: 1, state: 'planned', attempt: 0, ...empty } }
}

/** Moves a dispatch on, if nobody else did meanwhile. */
export function dispatchChange(
  dispatch: Pick<Dispatch, 'customer' | 'act' | 'version'>,
  set: Partial<Omit<Dispatch, 'customer' | 'act' | 'version'>>,
): { expect: Expectation[]; writes: Write[] } {
  const key = { customer: dispatch.customer, act: dispatch.act }
  return {
    expect: [{ table: 'dispatches', key, version: dispatch.version }],
    writes: [{ do: 'patch', table: 'dispatches', key, set: columnsOf(set) }],
  }
}

const columnNames = {
  decidedAt: 'decided_at',
  passExpires: 'pass_expires',
  settledAt: 'settled_at',
  providerId: 'provider_id',
} as const
const columnsOf = (set: object) =>
  Object.fromEntries(
    Object.entries(set).map(([name, value]) => [columnNames[name as keyof typeof columnNames] ?? name, value]),
  )

export async function readDispatch(store: Store, customer: string, act: string): Promise<Dispatch | undefined> {
  const row = await store.get('dispatches', { customer, act })
  return row && fromRow(row)
}

export async function dispatchesOf(store: Store, customer: string): Promise<Dispatch[]> {
  const rows = await store.db
    .selectFrom('dispatches')
    .selectAll()
    .where('customer', '=', customer)
    .orderBy('act')
    .execute()
  return rows.map(fromRow)
}

/** The contacts that count against budgets: handed over, in flight, or with an unknown result. */
export async function countedContacts(store: Store, customer: string): Promise<{ at: Instant; channel: Channel }[]> {
  const rows = await store.db
    .selectFrom('dispatches')
    .select(['decided_at', 'channel'])
    .where('customer', '=', customer)
    .where('state', 'in', ['handing_off', 'handed', 'unknown'])
    .where('reply', 'is', null)
    .execute()
  return rows.map(row => ({ at: row.decided_at ?? 0, channel: row.channel as Channel }))
}

/** What is being handed over at this moment: it can no longer be called back, and the customer is told so. */
export async function inFlight(store: Store, customer: string): Promise<Dispatch[]> {
  const rows = await store.db
    .selectFrom('dispatches')
    .selectAll()
    .where('customer', '=', customer)
    .where('state', '=', 'handing_off')
    .execute()
  return rows.map(fromRow)
}

/** Dispatches of a campaign in one state, in customer order. */
export async function dispatchesIn(
  store: Store,
  campaign: string,
  state: DispatchState,
  limit: number,
  after = '',
): Promise<Dispatch[]> {
  const rows = await store.db
    .selectFrom('dispatches')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('state', '=', state)
    .where('customer', '>', after)
    .orderBy('customer')
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

/** Waiting dispatches whose time has come. */
export async function dueAgain(store: Store, campaign: string, now: Instant, limit: number): Promise<Dispatch[]> {
  const rows = await store.db
    .selectFrom('dispatches')
    .selectAll()
    .where('campaign', '=', campaign)
    .where('state', '=', 'waiting')
    .where('until', '<=', now)
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

/** Hand-offs whose pass has expired: whoever made them is gone, and what became of them is unknown. */
export async function abandoned(store: Store, before: Instant, limit: number): Promise<Dispatch[]> {
  const rows = await store.db
    .selectFrom('dispatches')
    .selectAll()
    .where('state', '=', 'handing_off')
    .where('pass_expires', '<', before)
    .limit(limit)
    .execute()
  return rows.map(fromRow)
}

export type Tally = { readonly state: DispatchState; readonly rule: string | null; readonly n: number }

/** How many dispatches of a campaign are in which state, by deciding rule. */
export async function tallyOf(store: Store, campaign: string): Promise<Tally[]> {
  const rows = await store.db
    .selectFrom('dispatches')
    .select(['state', 'rule', eb => eb.fn.countAll<number>().as('n')])
    .where('campaign', '=', campaign)
    .groupBy(['state', 'rule'])
    .orderBy('state')
    .orderBy('rule')
    .execute()
  return rows.map(row => ({ state: row.state as DispatchState, rule: row.rule, n: Number(row.n) }))
}

function fromRow(row: Row): Dispatch {
  return {
    customer: row.customer,
    act: row.act,
    version: row.version,
    campaign: row.campaign,
    channel: row.channel as Channel,
    purpose: row.purpose,
    state: row.state as DispatchState,
    attempt: row.attempt,
    rule: row.rule,
    until: row.until,
    entry: row.entry,
    decidedAt: row.decided_at,
    passExpires: row.pass_expires,
    settledAt: row.settled_at,
    providerId: row.provider_id,
    reply: row.reply === null ? null : 1,
  }
}
