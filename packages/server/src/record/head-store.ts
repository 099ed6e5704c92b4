import { edgeRoot, emptyEdge } from '@candor/ledger'
import type { Ground } from '../adapters/ground.ts'
import type { Expectation, Write } from '../adapters/store/index.ts'

/** How far the log has come: entries below `size` have their places for good. `checkpoint` is the newest that was signed. */
export type LogHead = {
  readonly version: number
  readonly size: number
  readonly root: Uint8Array
  readonly checkpoint: string | null
  readonly signed_at: number | null
}

/** Was a checkpoint of the log in this store signed already? Then its key must not be made anew. */
export async function hasSignedLog({ store }: Pick<Ground, 'store'>): Promise<boolean> {
  const signed = store.db.selectFrom('log_head').select('origin').where('checkpoint', 'is not', null)
  return (await signed.limit(1).execute()).length > 0
}

/** Begins the log with no entries; an existing head stays as it is. */
export async function beginHead(ground: Ground, origin: string): Promise<void> {
  const root = edgeRoot(emptyEdge, ground.keys.hashing)
  await ground.store.commit({
    expect: [{ table: 'log_head', key: { origin }, version: 0 }],
    writes: [
      {
        do: 'insert',
        table: 'log_head',
        row: { origin, version: 1, size: 0, root, checkpoint: null, signed_at: null },
      },
    ],
  })
}

export async function readHead(ground: Ground, origin: string): Promise<LogHead> {
  const row = await ground.store.get('log_head', { origin })
  if (!row) throw new Error(`the log ${origin} has no head`)
  return row
}

/** Moves the head on, if nobody else did meanwhile. */
export function headChange(
  origin: string,
  head: LogHead,
  set: { size: number; root: Uint8Array } | { checkpoint: string; signed_at: number },
): { expect: Expectation[]; writes: Write[] } {
  const key = { origin }
  return {
    expect: [{ table: 'log_head', key, version: head.version }],
    writes: [{ do: 'patch', table: 'log_head', key, set }],
  }
}
