import { join } from 'node:path'
import { compile } from '../../packages/gate/src/gate.ts'
import { realClock } from '../../packages/server/src/adapters/clock/index.ts'
import type { Ground } from '../../packages/server/src/adapters/ground.ts'
import { realIds } from '../../packages/server/src/adapters/ids/index.ts'
import { openKeys } from '../../packages/server/src/adapters/keys/index.ts'
import { openStore } from '../../packages/server/src/adapters/store/index.ts'
import { type Policy, toGatePolicy } from '../../packages/server/src/brand/policy/index.ts'
import { type Judge, openJudge } from '../../packages/server/src/decisions/index.ts'

/** What a plan stands on, and not the pages, channels and jobs of a whole server. */
export type Grounds = {
  readonly ground: Ground
  readonly judge: Judge
  close(): Promise<void>
}

export type Opening = {
  readonly folder: string
  /** A PostgreSQL; absent: SQLite in the folder. */
  readonly url?: string | undefined
  readonly policy: Policy
  /** Other rules than a running server has. */
  readonly packs?: readonly string[]
}

/** The store and the judge of a house. */
export async function openGround({ folder, url, policy, packs }: Opening): Promise<Grounds> {
  const store = await openStore(url ? { postgres: url } : { sqlite: join(folder, 'candor.db') })
  const keys = await openKeys({ folder: join(folder, 'keys'), clock: realClock })
  const ground = { store, keys, clock: realClock, ids: realIds(realClock) }
  const judge = await openJudge(ground, policy)
  return {
    ground,
    judge: packs ? { ...judge, gate: compile({ ...toGatePolicy(policy), packs }, 'sha256:bench') } : judge,
    async close() {
      await store.close()
      keys.close()
    },
  }
}
