import type { Instant } from '@candor/terms'
import type { Store } from '../../adapters/store/index.ts'

export type Due = {
  readonly name: string
  readonly state: 'approved' | 'gathering' | 'sending'
  readonly approvedBy: string | null
}

/** Campaigns that want something done now: gathered, sent, or started because their time has come. */
export async function campaignsDue(store: Store, now: Instant): Promise<Due[]> {
  const rows = await store.db
    .selectFrom('campaigns')
    .select(['campaign', 'state', 'definition', 'approved_by'])
    .where('state', 'in', ['approved', 'gathering', 'sending'])
    .execute()
  return rows
    .filter(row => row.state !== 'approved' || startsBy(row.definition, now))
    .map(row => ({ name: row.campaign, state: row.state as Due['state'], approvedBy: row.approved_by }))
}

function startsBy(definition: string, now: Instant): boolean {
  const { timing } = JSON.parse(definition) as { timing: { at?: Instant } }
  return timing.at !== undefined && timing.at <= now
}
