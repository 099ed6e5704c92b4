import { err, ok, type Result } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Campaign, CampaignState, Definition, PlanResult } from '../../brand/campaigns/index.ts'
import { campaignChange, draftRow, readCampaign } from '../../brand/campaigns/index.ts'
import type { House } from '../../decisions/index.ts'
import { type Change, commitChange, decideAndCommit, noChange, together } from '../../record/index.ts'
import { type Planned, planCampaign } from './plan.ts'
import { type Refusal, tryAgain, unknownCampaign } from './refusal.ts'
import { stoppersOf } from './sample-message.ts'

type Set = Parameters<typeof campaignChange>[1]

/** Keeps a new campaign as a draft. */
export async function createCampaign(
  house: House,
  definition: Definition,
  by: string,
): Promise<Result<Campaign, Refusal>> {
  const campaign = {
    name: definition.name,
    definition,
    policy: house.judge.digest,
    createdBy: by,
    createdAt: house.clock.now(),
  }
  const done = await commitChange(
    house,
    together(brandEntry(house, 'created', campaign.name, by), { writes: [draftRow(campaign)] }),
  )
  if (!done.done) return err({ code: 'campaign-exists', says: `There is already a campaign "${campaign.name}".` })
  return ok((await readCampaign(house.store, campaign.name)) as Campaign)
}

/**
 * A person says that it may be sent; where the brand's policy asks for two, another one than who wrote it. A message that
 * cannot be rendered, or that shuts people out, is not approved by anybody.
 */
export async function approveCampaign(house: House, name: string, by: string): Promise<Result<Campaign, Refusal>> {
  const written = await readCampaign(house.store, name)
  const stoppers = written?.state === 'draft' ? await stoppersOf(house, written.definition) : []
  if (stoppers.length > 0)
    return err({ code: 'campaign-invalid', says: `The message must be mended first. ${stoppers.join(' ')}` })
  return move(house, name, 'approve', ['draft'], by, campaign => {
    if (house.judge.policy.brand.approval === 'two' && campaign.createdBy === by)
      return err({ code: 'campaign-same-person', says: 'A second person must approve: you wrote this campaign.' })
    return ok({ state: 'approved', approvedBy: by, approvedAt: house.clock.now() })
  })
}

export const startCampaign = (house: House, name: string, by: string) =>
  move(house, name, 'send', ['approved'], by, () => ok({ state: 'gathering', sentAt: house.clock.now() }))

export const pauseCampaign = (house: House, name: string, by: string) =>
  move(house, name, 'pause', ['sending'], by, () => ok({ state: 'paused' }))

export const resumeCampaign = (house: House, name: string, by: string) =>
  move(house, name, 'resume', ['paused'], by, () => ok({ state: 'sending' }))

export const stopCampaign = (house: House, name: string, by: string) =>
  move(house, name, 'stop', ['draft', 'approved', 'gathering', 'sending', 'paused'], by, () =>
    ok({ state: 'stopped', endedAt: house.clock.now() }),
  )

async function move(
  house: House,
  name: string,
  verb: string,
  from: readonly CampaignState[],
  by: string,
  decide: (campaign: Campaign) => Result<Set, Refusal>,
): Promise<Result<Campaign, Refusal>> {
  const result = await decideAndCommit<Result<true, Refusal>>(house, async () => {
    const campaign = await readCampaign(house.store, name)
    if (!campaign) return { change: noChange, value: err(unknownCampaign(name)) }
    if (!from.includes(campaign.state))
      return {
        change: noChange,
        value: err({
          code: 'campaign-state',
          says: `"${name}" is ${campaign.state}; only a campaign that is ${from.join(' or ')} can ${verb}.`,
        }),
      }
    const set = decide(campaign)
    if (!set.ok) return { change: noChange, value: set }
    return { change: together(brandEntry(house, verb, name, by), campaignChange(campaign, set.value)), value: ok(true) }
  })
  if (!result.done) return err(tryAgain)
  if (!result.value.ok) return result.value
  return ok((await readCampaign(house.store, name)) as Campaign)
}

const brandEntry = (ground: Ground, verb: string, campaign: string, by: string): Partial<Change> => ({
  entries: [
    {
      entry: ground.ids.id(),
      customer: 'brand',
      kind: 'campaign',
      body: { campaign, verb, by, at: ground.clock.now() },
    },
  ],
})

/** Plans a campaign and records the finished plan as one entry. */
export async function planAndRecord(
  house: House,
  name: string,
  at = house.clock.now(),
): Promise<Result<PlanResult, Refusal>> {
  const campaign = await readCampaign(house.store, name)
  if (!campaign) return err(unknownCampaign(name))
  const planned: Planned = await planCampaign(house, house.judge, campaign.definition, at)
  const plan: PlanResult = { ...planned, entry: house.ids.id() }
  const result = await decideAndCommit(house, async () => {
    const now = (await readCampaign(house.store, name)) as Campaign
    const entry = {
      entry: plan.entry,
      customer: 'brand',
      kind: 'plan' as const,
      body: JSON.parse(JSON.stringify(planned)),
    }
    return { change: together({ entries: [entry] }, campaignChange(now, { plan })), value: plan }
  })
  return result.done ? ok(result.value) : err(tryAgain)
}
