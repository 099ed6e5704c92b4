import type { Instant } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'

/** A log of this house that ended: what is known of it for good. `checkpoint` is the last one it signed. */
export type Predecessor = {
  readonly origin: string
  readonly vkeys: string[]
  readonly checkpoint: string
  readonly until: Instant
}

const row = 'log-predecessors'

/** Logs of this house before the one that goes on now, oldest first. */
export async function predecessors({ store }: Pick<Ground, 'store'>): Promise<readonly Predecessor[]> {
  const kept = await store.get('meta', { key: row })
  return kept === undefined ? [] : (JSON.parse(kept.value) as Predecessor[])
}

export const predecessorsWrite = (all: readonly Predecessor[]) =>
  ({ do: 'put', table: 'meta', row: { key: row, value: JSON.stringify(all) } }) as const
