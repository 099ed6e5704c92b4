import type { Campaign, Plan, Totals } from '@candor/contract'

/** A campaign as the server tells it; a newer server may know further states. */
export type CampaignState = Omit<Campaign, 'state'> & { readonly state: string }

/** One campaign with its newest plan and what became of it so far. */
export type CampaignFound = { readonly campaign: CampaignState; readonly plan: Plan | null; readonly totals: Totals }
