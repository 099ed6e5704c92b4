import type { Expectation, Store, Write } from '../../adapters/store/index.ts'
import type { Campaign, CampaignState, Definition } from './campaign.ts'
import type { PlanResult } from './plan-result.ts'

export function draftRow(
  campaign: Pick<Campaign, 'name' | 'definition' | 'policy' | 'createdBy' | 'createdAt'>,
): Write {
  return {
    do: 'insert',
    table: 'campaigns',
    row: {
      campaign: campaign.name,
      version: 1,
      state: 'draft',
      definition: JSON.stringify(campaign.definition),
      policy: campaign.policy,
      created_by: campaign.createdBy,
      created_at: campaign.createdAt,
      approved_by: null,
      approved_at: null,
      plan: null,
      sent_at: null,
      ended_at: null,
    },
  }
}

type Settable = Partial<Pick<Campaign, 'state' | 'approvedBy' | 'approvedAt' | 'plan' | 'sentAt' | 'endedAt'>>

/** Moves a campaign on, if nobody else did meanwhile. */
export function campaignChange(campaign: Campaign, set: Settable): { expect: Expectation[]; writes: Write[] } {
  const key = { campaign: campaign.name }
  const columns = {
    ...(set.state === undefined ? {} : { state: set.state }),
    ...(set.approvedBy === undefined ? {} : { approved_by: set.approvedBy }),
    ...(set.approvedAt === undefined ? {} : { approved_at: set.approvedAt }),
    ...(set.plan === undefined ? {} : { plan: JSON.stringify(set.plan) }),
    ...(set.sentAt === undefined ? {} : { sent_at: set.sentAt }),
    ...(set.endedAt === undefined ? {} : { ended_at: set.endedAt }),
  }
  return {
    expect: [{ table: 'campaigns', key, version: campaign.version }],
    writes: [{ do: 'patch', table: 'campaigns', key, set: columns }],
  }
}

export async function readCampaign(store: Store, name: string): Promise<Campaign | undefined> {
  const row = await store.get('campaigns', { campaign: name })
  return row && fromRow(row)
}

export async function listCampaigns(store: Store): Promise<Campaign[]> {
  const rows = await store.db
    .selectFrom('campaigns')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('campaign')
    .limit(500)
    .execute()
  return rows.map(fromRow)
}

type Row = {
  campaign: string
  version: number
  state: string
  definition: string
  policy: string
  created_by: string
  created_at: number
  approved_by: string | null
  approved_at: number | null
  plan: string | null
  sent_at: number | null
  ended_at: number | null
}

function fromRow(row: Row): Campaign {
  return {
    name: row.campaign,
    version: row.version,
    state: row.state as CampaignState,
    definition: JSON.parse(row.definition) as Definition,
    policy: row.policy,
    createdBy: row.created_by,
    createdAt: row.created_at,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    plan: row.plan ? (JSON.parse(row.plan) as PlanResult) : null,
    sentAt: row.sent_at,
    endedAt: row.ended_at,
  }
}
