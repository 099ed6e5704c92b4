import { join } from 'node:path'
import type { Clock } from '../../adapters/clock/index.ts'
import { openKeys } from '../../adapters/keys/index.ts'
import { openStore } from '../../adapters/store/index.ts'
import { endedMark, hasSignedLog, LogRefused, successorName } from '../../record/index.ts'

export type EndAsk = {
  readonly data: string
  readonly databaseUrl?: string
  readonly keyFolder: string
  /** The key is here, and somebody else has it too: it is destroyed. Absent: it is lost. */
  readonly stolen: boolean
  readonly clock: Clock
}

/**
 * Says in the store that its log has ended: the next opening begins the one that takes over. Answers the names of both. Rejects
 * with `LogRefused` where there is nothing to end, or where the key is here and nobody said that it was stolen.
 */
export async function endLog({
  data,
  databaseUrl,
  keyFolder,
  stolen,
  clock,
}: EndAsk): Promise<{ old: string; next: string }> {
  const store = await openStore(databaseUrl ? { postgres: databaseUrl } : { sqlite: join(data, 'candor.db') })
  try {
    const old = (await store.get('meta', { key: 'log-origin' }))?.value
    if (old === undefined || !(await hasSignedLog({ store })))
      throw new LogRefused('No checkpoint of a log was signed here yet, so there is none to take over from.')
    const keys = await openKeys({ folder: keyFolder, clock })
    const isHere = keys.logKeys.signing().length > 0
    keys.close()
    if (isHere && !stolen)
      throw new LogRefused(
        'The key of the log is here. To renew it: candor log rotate-key. If somebody else has it too, say so with --stolen: then it is destroyed.',
      )
    const next = successorName(old, clock.now())
    await store.commit({ expect: [], writes: [{ do: 'put', table: 'meta', row: { key: endedMark, value: next } }] })
    return { old, next }
  } finally {
    await store.close()
  }
}
