import type { Ground } from '../adapters/ground.ts'

const row = 'log-pruned'

/** The log's minimum index (c2sp.org/tlog-tiles): bundles that end at or below it are not given out. 0: nothing was pruned. */
export async function minimumIndex({ store }: Pick<Ground, 'store'>): Promise<number> {
  return Number((await store.get('meta', { key: row }))?.value ?? 0)
}

export const minimumWrite = (index: number) =>
  ({ do: 'put', table: 'meta', row: { key: row, value: String(index) } }) as const
