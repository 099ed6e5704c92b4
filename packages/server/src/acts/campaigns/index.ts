export { gatherAudience } from './gather-audience.ts'
export { type Grouping, groupings } from './grouping.ts'
export { smallestGroup } from './groups.ts'
export {
  approveCampaign,
  createCampaign,
  pauseCampaign,
  planAndRecord,
  resumeCampaign,
  startCampaign,
  stopCampaign,
} from './move.ts'
export { parseCampaign } from './parse-campaign.ts'
export { planCampaign } from './plan.ts'
export { prepareCampaign } from './prepare-campaign.ts'
export { type Refusal, unknownCampaign } from './refusal.ts'
export { blockers, type Sample, sampleMessage, stoppersOf } from './sample-message.ts'
export { type Curve, type WhatIf, type WhatIfAsk, whatIf } from './what-if.ts'
export { type Withheld, withheldBy } from './withheld.ts'
