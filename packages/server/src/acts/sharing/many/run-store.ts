import { type Instant, type Json, minute } from '@candor/terms'
import type { Ground } from '../../../adapters/ground.ts'
import type { RowOf, Store, Tables, Write } from '../../../adapters/store/index.ts'
import { commitChange, together } from '../../../record/index.ts'
import type { ShareMany } from './ask.ts'
import type { Listed } from './listed.ts'
import { sealList } from './sealed-list.ts'
import { newTally, reasonsIn, type Tally } from './tally.ts'

/** After how long others may take a share up; longer than one step of it can last. */
export const lease = minute

/** One share of many, as it was asked for and how it went. */
export type ShareRun = {
  readonly share: string
  readonly vendor: string
  readonly purpose: string
  readonly way: 'file' | 'webhook'
  readonly fields: readonly string[]
  readonly by: string
  readonly at: Instant
  /** When everybody had their turn, or were put on the way. Null: it goes on, or is a file that was broken off. */
  readonly doneAt: Instant | null
  readonly planned: number
  readonly shared: number
  readonly withheld: number
  readonly waiting: number
  readonly reasons: { readonly [rule: string]: number }
  /** Absent where an audience was asked for. */
  readonly listed?: Listed
  /** Why it ended before everybody had their turn. */
  readonly fault?: string
}

/**
 * Puts on record that a share of many begins: whom the brand gives data to is its decision. By a webhook it is written down so
 * that it can go on after a crash.
 */
export async function beginRun(ground: Ground, many: ShareMany, by: string): Promise<string> {
  const share = ground.ids.id()
  const at = ground.clock.now()
  const { vendor, purpose, fields, to: way, hashed, refused = null } = many
  const row = {
    ...{ share, version: 1, vendor, purpose, way, ask: JSON.stringify(askOf(many)), by, at },
    ...{ ...progress(newTally(many)), done_at: null },
    ...(way === 'webhook' && { ...resumable(ground, share, many), reached: '', next_at: at + lease }),
  }
  const body: Json = { share, verb: 'begin', by, at, vendor, purpose, way, fields: [...fields], hashed, refused }
  const entries = [{ entry: ground.ids.id(), customer: 'brand', kind: 'share', body }] as const
  const done = await commitChange(ground, together({ writes: [{ do: 'insert', table: 'share_runs', row }], entries }))
  if (!done.done) throw new Error(`a new share was refused: ${done.conflict}`)
  return share
}

/** An ask as it is kept; who is named stands sealed beside it. */
export type KeptAsk = Pick<ShareMany, 'fields' | 'hashed' | 'audience' | 'refused' | 'webhook'>

const askOf = ({ fields, hashed, audience, refused, webhook, customers }: ShareMany) => ({
  ...{ fields, hashed, audience, refused, webhook },
  ...(customers && { named: customers.length }),
})

const resumable = (ground: Ground, share: string, { customers }: ShareMany) =>
  customers ? sealList(ground, share, customers) : {}

const progress = (tally: Tally) => ({
  planned: tally.planned,
  shared: tally.shared,
  withheld: tally.withheld,
  reasons: JSON.stringify(reasonsIn(tally)),
  listed: tally.listed ? JSON.stringify(tally.listed) : null,
})

/** How far it went. `doneAt` null: it is broken off, or others still carry it. */
export const tallyWrite = (
  share: string,
  tally: Tally,
  doneAt: Instant | null,
  more: RowOf<'share_runs'> = {},
): Write => ({
  do: 'patch',
  table: 'share_runs',
  key: { share },
  set: { ...progress(tally), done_at: doneAt, ...more },
})

/** Shares by a webhook that somebody began, and nobody carries any more. */
export async function runsDue(store: Store, now: Instant): Promise<string[]> {
  const rows = await store.db
    .selectFrom('share_runs')
    .select('share')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(20)
    .execute()
  return rows.map(({ share }) => share)
}

export async function readRun(store: Store, share: string): Promise<ShareRun | undefined> {
  const row = await store.get('share_runs', { share })
  return row && (await fromRow(store, row))
}

/** Shares of many, newest first, of one vendor or of all; `before` is the last one of the page before. */
export async function listRuns(
  store: Store,
  page: {
    readonly vendor?: string
    readonly before?: { readonly at: Instant; readonly share: string }
    readonly limit: number
  },
): Promise<ShareRun[]> {
  let all = store.db.selectFrom('share_runs').selectAll()
  if (page.vendor !== undefined) all = all.where('vendor', '=', page.vendor)
  const { before } = page
  if (before)
    all = all.where(({ and, eb, or }) =>
      or([eb('at', '<', before.at), and([eb('at', '=', before.at), eb('share', '<', before.share)])]),
    )
  const rows = await all.orderBy('at', 'desc').orderBy('share', 'desc').limit(page.limit).execute()
  return Promise.all(rows.map(row => fromRow(store, row)))
}

/** What a webhook still has to get is counted where it waits. */
async function fromRow(store: Store, row: Tables['share_runs']): Promise<ShareRun> {
  const { fields } = JSON.parse(row.ask) as { fields: string[] }
  const counted = row.way === 'webhook' ? await countsOf(store, row.share) : undefined
  const planned = Number(row.planned)
  return {
    share: row.share,
    vendor: row.vendor,
    purpose: row.purpose,
    way: row.way as ShareRun['way'],
    fields,
    by: row.by,
    at: Number(row.at),
    doneAt: row.done_at === null ? null : Number(row.done_at),
    planned,
    shared: counted?.shared ?? Number(row.shared),
    withheld: Number(row.withheld) + (counted?.withheld ?? 0),
    waiting: counted?.waiting ?? 0,
    reasons: { ...(JSON.parse(row.reasons) as { [rule: string]: number }), ...counted?.reasons },
    ...(row.listed === null ? {} : { listed: JSON.parse(row.listed) as Listed }),
    ...(row.fault === null ? {} : { fault: row.fault }),
  }
}

/** Undefined once its deliveries are no longer kept: what was counted last then stands. */
async function countsOf(store: Store, share: string) {
  const rows = await store.db
    .selectFrom('webhook_deliveries')
    .select(['state', 'rule', eb => eb.fn.countAll<number>().as('n')])
    .where('share', '=', share)
    .groupBy(['state', 'rule'])
    .execute()
  if (rows.length === 0) return undefined
  const of = (...states: string[]): number =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + Number(n), 0)
  const reasons: { [rule: string]: number } = {}
  for (const { state, rule, n } of rows)
    if (state === 'withheld' || state === 'failed') reasons[rule ?? state] = (reasons[rule ?? state] ?? 0) + Number(n)
  return { shared: of('done'), withheld: of('withheld', 'failed'), waiting: of('waiting'), reasons }
}
