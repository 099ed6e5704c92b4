import { Hono } from 'hono'
import { type Campaign, listCampaigns } from '../../brand/campaigns/index.ts'
import { may, type StaffEnv } from '../../brand/staff/index.ts'
import { type Content, dataTable, html, linkButton, wholeNumber } from '../look/index.ts'
import { campaignPath, stateTag } from './campaign-words.ts'
import { dayIn } from './dates.ts'
import { type Desk, staffPage } from './deps.ts'
import { namesOfStaff } from './people.ts'

/** All campaigns, newest first, each with its newest plan. */
export function campaigns(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  const { zone } = desk.house.judge.policy.brand
  app.get('/staff/campaigns', desk.requireStaff('see'), async context => {
    const session = context.get('session')
    const nameOf = await namesOfStaff(desk)
    const rows = (await listCampaigns(desk.house.store)).map(campaign => [
      ...campaignCells(campaign),
      `${dayIn(zone, campaign.createdAt)}, ${nameOf(campaign.createdBy)}`,
    ])
    const begin = may(session, 'draft') ? html`<p>${linkButton('/staff/campaigns/new', 'Write a campaign')}</p>` : ''
    const table = dataTable({
      caption: 'Campaigns',
      columns: [...campaignColumns, { text: 'Written' }],
      rows,
      empty: 'There is no campaign yet.',
    })
    return context.html(
      staffPage(desk, session, '/staff/campaigns', { title: 'Campaigns', main: html`${begin}${table}` }),
    )
  })
  return app
}

export const campaignColumns = [
  { text: 'Campaign' },
  { text: 'State' },
  { text: 'Planned', number: true },
  { text: 'Would be sent', number: true },
  { text: 'Held back', number: true },
] as const

/** One campaign as cells of a table; the numbers are those of its newest plan. */
export function campaignCells(campaign: Campaign): Content[] {
  const { name, plan } = campaign
  const link = html`<a href="${campaignPath(name)}">${name}</a>`
  if (!plan) return [link, stateTag(campaign), 'no plan yet', '', '']
  return [link, stateTag(campaign), ...[plan.planned, plan.sent, plan.withheld].map(n => wholeNumber(n))]
}
