import { mkdirSync } from 'node:fs'
import { parseCampaign } from '../../packages/server/src/acts/campaigns/index.ts'
import type { Definition } from '../../packages/server/src/brand/campaigns/index.ts'
import { type OpenHouse, openHouse } from '../../packages/server/src/main.ts'
import { bankFile, wideCampaign } from './files.ts'

/** The sample bank's house over the data in `folder`, on SQLite or on the PostgreSQL at `url`. */
export async function openBank(folder: string, url?: string): Promise<OpenHouse> {
  mkdirSync(folder, { recursive: true })
  const house = await openHouse({
    data: folder,
    policy: bankFile('policy.yaml'),
    publicUrl: 'http://127.0.0.1:7040',
    ...(url ? { databaseUrl: url } : {}),
  })
  if (!house.ok) throw new Error(JSON.stringify(house.error))
  return house.value
}

export function bankCampaign(house: OpenHouse): Definition {
  const parsed = parseCampaign(wideCampaign(), house.judge.policy)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return parsed.value
}
