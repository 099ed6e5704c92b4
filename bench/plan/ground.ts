import { join } from 'node:path'
import { compile } from '../../packages/gate/src/gate.ts'
import { parseCampaign } from '../../packages/server/src/acts/campaigns/parse-campaign.ts'
import { realClock } from '../../packages/server/src/adapters/clock/index.ts'
import type { Ground } from '../../packages/server/src/adapters/ground.ts'
import { realIds } from '../../packages/server/src/adapters/ids/index.ts'
import { openKeys } from '../../packages/server/src/adapters/keys/index.ts'
import { openStore } from '../../packages/server/src/adapters/store/index.ts'
import type { Definition } from '../../packages/server/src/brand/campaigns/index.ts'
import { parsePolicy, toGatePolicy } from '../../packages/server/src/brand/policy/index.ts'
import { type Judge, openJudge } from '../../packages/server/src/decisions/index.ts'
import { bankFile, wideCampaign } from './files.ts'

/** What a plan stands on, and not the pages, channels and jobs of a whole server. */
export type Grounds = {
  readonly ground: Ground
  readonly judge: Judge
  readonly campaign: Definition
  close(): Promise<void>
}

/** The sample bank over the data in `folder`, or in the PostgreSQL at `url`. `packs`: other rules than a running server has. */
export async function openGround(folder: string, url?: string, packs?: readonly string[]): Promise<Grounds> {
  const store = await openStore(url ? { postgres: url } : { sqlite: join(folder, 'candor.db') })
  const keys = await openKeys({ folder: join(folder, 'keys'), clock: realClock })
  const ground = { store, keys, clock: realClock, ids: realIds(realClock) }
  const policy = parsePolicy(bankFile('policy.yaml'))
  if (!policy.ok) throw new Error(JSON.stringify(policy.error))
  const judge = await openJudge(ground, policy.value)
  const campaign = parseCampaign(wideCampaign(), policy.value)
  if (!campaign.ok) throw new Error(JSON.stringify(campaign.error))
  return {
    ground,
    judge: packs ? { ...judge, gate: compile({ ...toGatePolicy(policy.value), packs }, 'sha256:bench') } : judge,
    campaign: campaign.value,
    async close() {
      await store.close()
      keys.close()
    },
  }
}
