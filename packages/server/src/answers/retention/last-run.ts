import type { Instant } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'

const key = 'retention-run'

/** When what is over was last looked through to the end, by the time of the house; undefined before the first time. */
export async function lastRun({ store }: Pick<Ground, 'store'>): Promise<Instant | undefined> {
  const row = await store.get('meta', { key })
  return row && Number(row.value)
}

/** Once a minute at most. */
export async function noteRun(ground: Ground, now: Instant): Promise<void> {
  if ((await lastRun(ground)) === now) return
  await ground.store.commit({ expect: [], writes: [{ do: 'put', table: 'meta', row: { key, value: String(now) } }] })
}
