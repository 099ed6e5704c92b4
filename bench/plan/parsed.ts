import { parseCampaign } from '../../packages/server/src/acts/campaigns/parse-campaign.ts'
import type { Definition } from '../../packages/server/src/brand/campaigns/index.ts'
import { type Policy, parsePolicy } from '../../packages/server/src/brand/policy/index.ts'
import { bankFile, wideCampaign } from './files.ts'

/** Policy and campaign as a running server holds them. */
export type Parsed = { readonly policy: Policy; readonly campaign: Definition }

/** The sample bank's. */
export function parsedBank(): Parsed {
  const policy = parsePolicy(bankFile('policy.yaml'))
  if (!policy.ok) throw new Error(JSON.stringify(policy.error))
  const campaign = parseCampaign(wideCampaign(), policy.value)
  if (!campaign.ok) throw new Error(JSON.stringify(campaign.error))
  return { policy: policy.value, campaign: campaign.value }
}
