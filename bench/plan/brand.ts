import { mkdirSync, readFileSync } from 'node:fs'
import { parseCampaign } from '../../packages/server/src/acts/campaigns/index.ts'
import type { Definition } from '../../packages/server/src/brand/campaigns/index.ts'
import { type OpenHouse, openHouse } from '../../packages/server/src/main.ts'

const bank = new URL('../../examples/bank/', import.meta.url)
export const bankFile = (name: string): string => readFileSync(new URL(name, bank), 'utf8')

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

/** The sample campaign, for an audience that takes about 60 % of the bank's customers. */
export function bankCampaign(house: OpenHouse): Definition {
  const audience = { all: [{ field: 'loan', is: false }, { field: 'balance', atLeast: 100 }] }
  const file = { ...JSON.parse(bankFile('spring-offer.json')), audience }
  const parsed = parseCampaign(file, house.judge.policy)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  return parsed.value
}
