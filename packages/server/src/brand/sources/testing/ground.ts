import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { type FixedClock, fixedClock } from '../../../adapters/clock/index.ts'
import type { Ground } from '../../../adapters/ground.ts'
import { numberedIds } from '../../../adapters/ids/index.ts'
import { openKeys } from '../../../adapters/keys/index.ts'
import type { Store } from '../../../adapters/store/index.ts'

export type TestGround = Ground & { readonly clock: FixedClock }

/** What the rooms of the brand stand on: a real store, keys in a folder of their own, a clock that stands at noon of 3 June 2026. */
export async function groundOn(t: TestContext, store: Store): Promise<TestGround> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-sources-'))
  const clock = fixedClock(Date.parse('2026-06-03T12:00:00Z'))
  const keys = await openKeys({ folder, clock })
  t.after(() => {
    keys.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { store, keys, clock, ids: numberedIds() }
}

/** The same ground as another process sees it: nothing of what this one remembers. */
export const otherProcess = (ground: TestGround, store: Store): TestGround => ({
  ...ground,
  store,
  ids: { ...ground.ids, id: () => randomBytes(13).toString('hex') },
})
