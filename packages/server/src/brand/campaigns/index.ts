export {
  actOf,
  type Campaign,
  type CampaignState,
  type ContactAct,
  contentOf,
  type Definition,
} from './campaign.ts'
export { campaignChange, draftRow, listCampaigns, readCampaign } from './campaign-store.ts'
export type { AttributeReach, GroupReach, PlanResult } from './plan-result.ts'
