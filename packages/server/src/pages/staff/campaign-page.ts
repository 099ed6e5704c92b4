import type { Context } from 'hono'
import { type Campaign, readCampaign } from '../../brand/campaigns/index.ts'
import type { Session } from '../../brand/staff/index.ts'
import { banner, type Content, type ErrorItem, type Html, html } from '../look/index.ts'
import { campaignPath, stateTag } from './campaign-words.ts'
import { type Desk, staffPage } from './deps.ts'
import { notThere } from './not-found.ts'

/** The pages of one campaign, in the order a careful person reads them. */
const tabs = [
  ['', 'Who and why'],
  ['content', 'Content'],
  ['sender', 'Sender check'],
  ['approval', 'Approval'],
  ['activity', 'Activity'],
] as const
export type Tab = (typeof tabs)[number][0]

const notices: Readonly<Record<string, readonly [title: string, text: string]>> = {
  created: ['The campaign is kept as a draft', 'Nobody was contacted. Below is who would be, and who not.'],
  planned: ['The plan is made anew', 'Nobody was contacted.'],
  approve: ['The campaign is approved', 'It is sent when somebody says send.'],
  send: ['The campaign is starting', 'Each message is decided on its own before it leaves.'],
  pause: ['The campaign is paused', 'What was being handed over at that moment ends; nothing new begins.'],
  resume: ['The campaign goes on', 'Each message is decided on its own before it leaves.'],
  stop: ['The campaign is stopped', 'It cannot be started again.'],
  test: ['The test is on its way', 'It went through the same gate and record as any other message.'],
}

type Shown = { readonly main: Content; readonly errors?: readonly ErrorItem[]; readonly title?: string }

/** One tab of a campaign as a whole page, with what just happened above it. */
export function campaignPage(desk: Desk, context: Context, campaign: Campaign, tab: Tab, shown: Shown): Html {
  const session: Session = context.get('session')
  const { title = campaign.name, main, errors = [] } = shown
  const done = notices[context.req.query('done') ?? '']
  return staffPage(desk, session, '/staff/campaigns', {
    title,
    errors,
    ...(done && errors.length === 0 ? { notice: banner('ok', done[0], done[1]) } : {}),
    main: html`<p>${stateTag(campaign)}</p>${tabList(campaign.name, tab)}${main}`,
  })
}

function tabList(name: string, current: Tab): Html {
  const items = tabs.map(
    ([tab, text]) =>
      html`<li><a href="${campaignPath(name, tab)}"${tab === current ? html` aria-current="page"` : ''}>${text}</a></li>`,
  )
  return html`<nav class="tabs" aria-label="This campaign"><ul>${items}</ul></nav>`
}

/** Does something with the campaign of the address, or says that there is none. */
export async function withCampaign(
  desk: Desk,
  context: Context,
  go: (campaign: Campaign) => Promise<Response>,
): Promise<Response> {
  const campaign = await readCampaign(desk.house.store, context.req.param('name') ?? '')
  if (campaign) return go(campaign)
  return notThere(desk, context, context.get('session'), 'There is no campaign of this name.', '/staff/campaigns')
}
