import { day } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Expectation, Write } from '../../adapters/store/index.ts'
import { commitChange, together } from '../../record/index.ts'
import { flushCounts } from './count-refused.ts'
import { fold } from './fold.ts'
import type { Tally } from './tally.ts'
import { dayOf } from './tally-store.ts'

/** How long counts are kept. */
export const talliesLast = 90 * day
// Rows of the day that may lie side by side before they are folded too.
const manyRows = 50
// Whoever commits meanwhile waits behind a fold.
const rowsAtOnce = 100

/**
 * Folds the counts of each past day and source into one row, and of today where there are many, and forgets those older than
 * 90 days. Returns how many rows it took away; 0 when there is nothing to do. Each fold is one transaction that expects
 * every row as it was read: whoever else folds or counts meanwhile wins, and nothing is lost or counted twice. Call it again
 * while it took something away.
 */
export async function foldTallies(ground: Ground): Promise<number> {
  await flushCounts(ground)
  const today = dayOf(ground.clock.now())
  const lists = await ground.store.db
    .selectFrom('collection_tallies')
    .select(['day', 'source', ({ fn }) => fn.countAll<number>().as('rows')])
    .groupBy(['day', 'source'])
    .having(({ fn }) => fn.countAll<number>(), '>', 1)
    .orderBy('day')
    .execute()
  let taken = await forgetOld(ground)
  for (const { day, source, rows } of lists)
    if (day < today || Number(rows) > manyRows) taken += await foldAll(ground, day, source, day < today)
  return taken
}

/** In small steps, without counting all rows again for each. */
async function foldAll(ground: Ground, day: string, source: string, isPast: boolean): Promise<number> {
  for (let all = 0; ; ) {
    const taken = await foldList(ground, day, source, isPast)
    all += taken
    if (taken < rowsAtOnce - 1) return all
  }
}

async function foldList(ground: Ground, day: string, source: string, isPast: boolean): Promise<number> {
  const all = ground.store.db
    .selectFrom('collection_tallies')
    .selectAll()
    .where('day', '=', day)
    .where('source', '=', source)
  // Rows that a process still counts in would move under us again and again, so that nothing of a busy day were folded.
  const still = isPast ? all : all.where('version', '=', 1)
  const rows = await still.orderBy('tally').limit(rowsAtOnce).execute()
  if (rows.length < 2) return 0
  const keys = rows.map(({ tally }) => ({ day, source, tally }))
  const expect = rows.map(({ version }, at): Expectation => ({ table: 'collection_tallies', key: keys[at]!, version }))
  const removed = keys.map((key): Write => ({ do: 'remove', table: 'collection_tallies', key }))
  const body = JSON.stringify(fold(rows.map(row => JSON.parse(row.body) as Tally)))
  const row = { day, source, tally: ground.ids.id(), version: 1, body }
  const sum: Write = { do: 'insert', table: 'collection_tallies', row }
  const done = await commitChange(ground, together({ expect, writes: [...removed, sum] }))
  return done.done ? rows.length - 1 : 0
}

async function forgetOld(ground: Ground): Promise<number> {
  const oldest = dayOf(ground.clock.now() - talliesLast)
  const rows = await ground.store.db
    .selectFrom('collection_tallies')
    .select(['day', 'source', 'tally'])
    .where('day', '<', oldest)
    .limit(rowsAtOnce)
    .execute()
  if (rows.length === 0) return 0
  const writes = rows.map((key): Write => ({ do: 'remove', table: 'collection_tallies', key }))
  await commitChange(ground, together({ writes }))
  return rows.length
}
