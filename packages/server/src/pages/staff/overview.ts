import { Hono } from 'hono'
import { type Finding, listFindings } from '../../brand/algorithms/index.ts'
import { type Campaign, listCampaigns } from '../../brand/campaigns/index.ts'
import { may, type Session, type StaffEnv } from '../../brand/staff/index.ts'
import { dataTable, type Html, html, linkButton, wholeNumber } from '../look/index.ts'
import { findingPath, findingTitle } from './algorithm-words.ts'
import { campaignPath } from './campaign-words.ts'
import { campaignCells, campaignColumns } from './campaigns.ts'
import { type Desk, staffPage } from './deps.ts'
import { byCount } from './plan-funnel.ts'
import { ruleName } from './rule-words.ts'
import { setUpList } from './set-up-list.ts'

/** What waits for a person, then what the campaigns are doing; the steps to begin with while there is none. */
export function overview(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  // Whoever types the bare address is looking for the way in.
  app.get('/', desk.requireStaff('see'), context => context.redirect('/staff', 303))
  app.get('/staff', desk.requireStaff('see'), async context => {
    const session = context.get('session')
    const all = await listCampaigns(desk.house.store)
    const open = await listFindings(desk.house.store, { open: true })
    const main =
      all.length === 0
        ? html`${open.length > 0 ? waiting(all, open) : ''}${await setUpList(desk, session)}`
        : html`${tiles(all)}${waiting(all, open)}${newest(all, session)}${byRule(all)}`
    return context.html(staffPage(desk, session, '/staff', { title: 'Overview', main }))
  })
  return app
}

function tiles(all: readonly Campaign[]): Html {
  const blocked = all.reduce((sum, { plan }) => sum + (plan?.withheld ?? 0), 0)
  const reached = all.reduce((sum, { plan }) => sum + (plan?.sent ?? 0), 0)
  const under = all.filter(({ state }) => state === 'sending' || state === 'gathering').length
  return html`<ul class="tiles">${tile(blocked, 'contacts held back by rules, in the newest plans')}${tile(reached, 'contacts that may be made, in the newest plans')}${tile(under, under === 1 ? 'campaign is being sent' : 'campaigns are being sent')}</ul>`
}

const tile = (n: number, text: string): Html => html`<li><strong>${wholeNumber(n)}</strong> ${text}</li>`

function waiting(all: readonly Campaign[], open: readonly Finding[]): Html {
  const drafts = all.filter(({ state }) => state === 'draft')
  if (drafts.length + open.length === 0) return html`<h2>Needs a person</h2><p>Nothing waits for you.</p>`
  const findings = open.map(
    one => html`<li><a href="${findingPath(one)}">${findingTitle(one)}</a>: decide about ${one.algorithm}.</li>`,
  )
  return html`<h2>Needs a person</h2><ul>${findings}${drafts.map(
    ({ name }) =>
      html`<li><a href="${campaignPath(name, 'approval')}">Look at ${name}</a>: it waits for approval.</li>`,
  )}</ul>`
}

function newest(all: readonly Campaign[], session: Session): Html {
  const table = dataTable({
    caption: 'Newest campaigns',
    columns: campaignColumns,
    rows: all.slice(0, 10).map(campaignCells),
    empty: 'There is no campaign yet.',
  })
  const begin = may(session, 'draft') ? html`<p>${linkButton('/staff/campaigns/new', 'Write a campaign')}</p>` : ''
  return html`<h2>Campaigns</h2>${table}${all.length > 10 ? html`<p><a href="/staff/campaigns">See all ${wholeNumber(all.length)} campaigns</a></p>` : ''}${begin}`
}

/** How many contacts each rule held back, over the newest plans of all campaigns. */
function byRule(all: readonly Campaign[]): Html {
  const sums: Record<string, number> = {}
  for (const { plan } of all)
    for (const [rule, n] of Object.entries(plan?.reasons ?? {})) sums[rule] = (sums[rule] ?? 0) + n
  return html`<h2>What holds contacts back</h2>${dataTable({
    caption: 'Contacts held back in the newest plans, by rule',
    columns: [{ text: 'Reason' }, { text: 'Rule' }, { text: 'Contacts', number: true }],
    rows: byCount(sums).map(([rule, n]) => [ruleName(rule), html`<code>${rule}</code>`, wholeNumber(n)]),
    empty: 'No rule held anybody back.',
  })}`
}
