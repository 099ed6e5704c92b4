import type { Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Store, Write } from '../../adapters/store/index.ts'
import { fold } from './fold.ts'
import type { Tally } from './tally.ts'

/** Counts that belong to no source: calls whose key nobody knows. */
export const unknownSource = ''

/** The day of an instant in UTC, `2026-06-03`: tallies of one source come from several time zones. */
export const dayOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10)

/** The counts of one batch, as a row to commit with what the batch brought. */
export const tallyRow = (ground: Ground, source: string, tally: Tally): Write => ({
  do: 'insert',
  table: 'collection_tallies',
  row: {
    day: dayOf(ground.clock.now()),
    source,
    tally: ground.ids.id(),
    version: 1,
    body: JSON.stringify(tally),
  },
})

/** What was counted in one day, by source; under `''` the calls whose key nobody knows. Sources without counts are missing. */
export async function talliesOf(
  { store: { db } }: { readonly store: Store },
  { day, source }: { readonly day: string; readonly source?: string },
): Promise<Map<string, Tally>> {
  const ofDay = db.selectFrom('collection_tallies').select(['source', 'body']).where('day', '=', day)
  const rows = await (source === undefined ? ofDay : ofDay.where('source', '=', source)).execute()
  const bySource = Map.groupBy(rows, row => row.source)
  return new Map([...bySource].map(([name, of]) => [name, fold(of.map(({ body }) => JSON.parse(body) as Tally))]))
}
