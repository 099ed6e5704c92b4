import type { Campaign as CampaignAnswer } from '@candor/contract'
import type { Refusal } from '../../../acts/campaigns/index.ts'
import type { Campaign } from '../../../brand/campaigns/index.ts'
import { type ApiError, tryAgain } from '../problem.ts'

export function campaignAnswer(campaign: Campaign): CampaignAnswer {
  const { name, version, state, policy } = campaign
  return {
    name,
    version,
    state,
    policy,
    created_by: campaign.createdBy,
    created_at: campaign.createdAt,
    approved_by: campaign.approvedBy,
    approved_at: campaign.approvedAt,
    sent_at: campaign.sentAt,
    ended_at: campaign.endedAt,
  }
}

/** Names the version, for If-Match. */
export const etagOf = ({ version }: Campaign): string => `"${version}"`

export const refused = ({ code, says }: Refusal): ApiError => (code === 'try-again' ? tryAgain : { code, detail: says })
