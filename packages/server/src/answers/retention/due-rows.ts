import type { Instant } from '@candor/terms'
import { type RawBuilder, sql } from 'kysely'
import type { Store } from '../../adapters/store/index.ts'
import type { DueRow, RowRule } from './rule.ts'

const isHeld = sql<boolean>`EXISTS (SELECT 1 FROM legal_holds AS h WHERE h.customer = d.customer AND h.released_at IS NULL)`

/** Which of the rows that are over: those nothing holds back, those a legal hold holds back, or both. */
export type Which = 'free' | 'held' | 'all'

function where(rule: RowRule, before: Instant, which: Which): RawBuilder<unknown> {
  const bound = rule.seconds ? Math.floor(before / 1000) : before
  const parts = [sql`${sql.ref(`d.${rule.since}`)} < ${bound}`, ...(rule.only ? [rule.only] : [])]
  if (rule.whenHeld !== 'cannot' && which !== 'all') parts.push(which === 'held' ? isHeld : sql`NOT ${isHeld}`)
  return sql.join(parts, sql` AND `)
}

const none = (rule: RowRule, which: Which): boolean => rule.whenHeld === 'cannot' && which === 'held'

/** The query behind `dueRows`, for whoever looks at how it is carried out. */
export function dueQuery(rule: RowRule, before: Instant, which: Which, limit: number) {
  const columns = sql.join(rule.key.map(column => sql.ref(`d.${column}`)))
  return sql<DueRow>`SELECT ${columns}, ${sql.ref(`d.${rule.since}`)} AS at FROM ${sql.table(rule.table)} AS d WHERE ${where(rule, before, which)} ORDER BY ${sql.ref(`d.${rule.since}`)} LIMIT ${sql.lit(limit)}`
}

/** Up to `limit` rows that a rule ends, oldest first. */
export async function dueRows(
  store: Store,
  rule: RowRule,
  before: Instant,
  which: Which,
  limit: number,
): Promise<DueRow[]> {
  if (none(rule, which)) return []
  const { rows } = await dueQuery(rule, before, which, limit).execute(store.db)
  return rows.map(row => ({ ...row, at: Number(row.at) * (rule.seconds ? 1000 : 1) }))
}

export type DueCount = { readonly n: number; readonly oldest: Instant | undefined }

/** How many rows a rule ends, and from when the oldest is counted. */
export async function countDue(store: Store, rule: RowRule, before: Instant, which: Which): Promise<DueCount> {
  if (none(rule, which)) return { n: 0, oldest: undefined }
  const since = sql.ref(`d.${rule.since}`)
  const query = sql<{
    n: unknown
    oldest: unknown
  }>`SELECT count(*) AS n, min(${since}) AS oldest FROM ${sql.table(rule.table)} AS d WHERE ${where(rule, before, which)}`
  const [row] = (await query.execute(store.db)).rows
  const oldest = row?.oldest == null ? undefined : Number(row.oldest) * (rule.seconds ? 1000 : 1)
  return { n: Number(row?.n ?? 0), oldest }
}
