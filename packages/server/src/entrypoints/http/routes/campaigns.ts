import { Campaign, CampaignDefinition, CampaignWithTotals, Page, PageQuery, Totals, timeOf } from '@candor/contract'
import { err, type Json, ok } from '@candor/terms'
import { createCampaign, prepareCampaign, unknownCampaign } from '../../../acts/campaigns/index.ts'
import { totalsOf } from '../../../acts/delivery/index.ts'
import { readCampaign } from '../../../brand/campaigns/index.ts'
import { badTime } from '../bad-time.ts'
import { route } from '../route.ts'
import { campaignAnswer, etagOf, refused } from './campaign-answer.ts'
import { campaignPage } from './campaign-page.ts'

const see = { scope: 'read', verb: 'see' } as const

export const campaigns = [
  route({
    method: 'POST',
    path: '/v1/campaigns',
    says: 'Keeps a new campaign as a draft.',
    access: { scope: 'send', verb: 'draft' },
    body: CampaignDefinition,
    answer: Campaign,
    status: 201,
    errors: ['campaign-invalid', 'campaign-exists', 'try-again'],
    async handle({ body, by }, { house }) {
      const send = body.timing?.send
      if (send !== undefined && send !== 'now' && timeOf(send) === undefined)
        return err({ code: 'campaign-invalid', errors: [badTime('timing.send')] })
      const definition = await prepareCampaign(house, body as Json)
      if (!definition.ok) return err({ code: 'campaign-invalid', errors: definition.error })
      const created = await createCampaign(house, definition.value, by)
      return created.ok
        ? ok({ body: campaignAnswer(created.value), etag: etagOf(created.value) })
        : err(refused(created.error))
    },
  }),
  route({
    method: 'GET',
    path: '/v1/campaigns',
    says: 'Lists campaigns, newest first.',
    access: see,
    query: PageQuery,
    answer: Page(Campaign),
    handle: ({ query }, { house }) => campaignPage(house, query),
  }),
  route({
    method: 'GET',
    path: '/v1/campaigns/:name',
    says: 'One campaign with its definition, its newest plan, and what became of it so far.',
    access: see,
    answer: CampaignWithTotals,
    errors: ['campaign-unknown'],
    async handle({ params: { name } }, { house }) {
      const campaign = await readCampaign(house.store, name)
      if (!campaign) return err(refused(unknownCampaign(name)))
      const { definition, plan } = campaign
      const totals = await totalsOf(house.store, name)
      return ok({ body: { campaign: campaignAnswer(campaign), definition, plan, totals }, etag: etagOf(campaign) })
    },
  }),
  route({
    method: 'GET',
    path: '/v1/campaigns/:name/totals',
    says: 'What became of a campaign. planned = sent + withheld + failed + unknown + open, at every moment.',
    access: see,
    answer: Totals,
    errors: ['campaign-unknown'],
    async handle({ params: { name } }, { house }) {
      if (!(await readCampaign(house.store, name))) return err(refused(unknownCampaign(name)))
      return ok({ body: await totalsOf(house.store, name) })
    },
  }),
]
