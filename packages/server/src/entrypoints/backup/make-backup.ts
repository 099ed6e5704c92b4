import { type About, headOf, rowLine, wholeLine } from '../../adapters/backup/index.ts'
import type { Ground } from '../../adapters/ground.ts'
import type { Keys } from '../../adapters/keys/index.ts'
import { schemaVersion } from '../../adapters/store/index.ts'

/** Tells which keys open a backup without telling them. */
export const keyMark = (keys: Keys): string =>
  Buffer.from(keys.mac('backup', new TextEncoder().encode('house'))).toString('hex')

/** Everything in the store from one snapshot, as lines, while the house goes on: what it is, each table, each row, and that it is whole. */
export async function* backupLines(ground: Ground): AsyncGenerator<string> {
  yield JSON.stringify(await aboutNow(ground))
  let table = ''
  for await (const part of ground.store.dump()) {
    if (part.table !== table) yield headOf(part)
    table = part.table
    for (const row of part.rows) yield rowLine(row)
  }
  yield wholeLine
}

// Read before the snapshot: what it says of the log is never more than the snapshot holds.
async function aboutNow({ store, keys, clock }: Ground): Promise<About> {
  const head = await store.db
    .selectFrom('log_head')
    .select(['origin', 'size'])
    .orderBy('size', 'desc')
    .executeTakeFirst()
  const erasures = await store.get('meta', { key: 'erasures-applied' })
  return {
    format: 1,
    schema: schemaVersion,
    engine: store.engine,
    at: clock.now(),
    keys: keyMark(keys),
    log: head ?? { origin: '', size: 0 },
    erasures: Number(erasures?.value ?? 0),
  }
}
