import { readFileSync } from 'node:fs'
import type { Json } from '@candor/terms'

const bank = new URL('../../examples/bank/', import.meta.url)
export const bankFile = (name: string): string => readFileSync(new URL(name, bank), 'utf8')

/** The sample campaign, for an audience that takes about 60 % of the bank's customers. */
export function wideCampaign(): Json {
  const audience = {
    all: [
      { field: 'loan', is: false },
      { field: 'balance', atLeast: 100 },
    ],
  }
  return { ...JSON.parse(bankFile('spring-offer.json')), audience }
}

/** When the campaign is planned for. */
export const noon = Date.UTC(2026, 10, 18, 12)
