import { type Context, Hono } from 'hono'
import {
  approveCampaign,
  pauseCampaign,
  type Refusal,
  resumeCampaign,
  startCampaign,
  stopCampaign,
} from '../../acts/campaigns/index.ts'
import type { Campaign } from '../../brand/campaigns/index.ts'
import type { Session, StaffEnv } from '../../brand/staff/index.ts'
import { button, form, html } from '../look/index.ts'
import { approvalPart } from './approval.ts'
import { campaignPage, withCampaign } from './campaign-page.ts'
import { campaignPath, people } from './campaign-words.ts'
import type { Desk } from './deps.ts'
import { smallBody } from './form-body.ts'
import { steps } from './moves-part.ts'

const path = '/staff/campaigns/:name{[a-z0-9][a-z0-9-]{0,63}}'
const go = {
  approve: approveCampaign,
  send: startCampaign,
  pause: pauseCampaign,
  resume: resumeCampaign,
  stop: stopCampaign,
} as const

/** Approve, send, pause, resume, stop: each a form that changes the campaign or says why it cannot. */
export function moves(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  for (const { word, verb } of steps)
    app.post(`${path}/${word}`, smallBody, desk.requireStaff(verb), context =>
      withCampaign(desk, context, campaign => take(desk, context, campaign, word as keyof typeof go)),
    )
  app.get(`${path}/send`, desk.requireStaff('send'), context =>
    withCampaign(desk, context, async campaign => context.html(confirm(desk, context, campaign))),
  )
  return app
}

async function take(desk: Desk, context: Context, campaign: Campaign, word: keyof typeof go): Promise<Response> {
  const session: Session = context.get('session')
  const done = await go[word](desk.house, campaign.name, `staff:${session.staff}`)
  if (!done.ok) return refused(desk, context, campaign, done.error)
  desk.wake()
  const tab = word === 'send' || word === 'resume' ? '' : 'approval'
  return context.redirect(`${campaignPath(campaign.name, tab)}?done=${word}`, 303)
}

async function refused(desk: Desk, context: Context, campaign: Campaign, { code, says }: Refusal): Promise<Response> {
  const main = await approvalPart(desk, context.get('session'), campaign)
  const page = campaignPage(desk, context, campaign, 'approval', { main, errors: [{ text: says }] })
  return context.html(page, code === 'campaign-same-person' ? 403 : 409)
}

/** Asked once more, with the numbers. Opening this page changes nothing. */
function confirm(desk: Desk, context: Context, campaign: Campaign) {
  const { name, plan, state } = campaign
  const { csrf }: Session = context.get('session')
  const who = plan
    ? html`<p>By the newest plan, <strong>${people(plan.sent)} get this message</strong> and ${people(plan.withheld)} do not. Each is decided anew at the moment of sending, so a no said since then counts.</p>`
    : html`<p>There is no plan yet. Each person is decided at the moment of sending.</p>`
  const yes = form(
    campaignPath(name, 'send'),
    csrf,
    button({ text: plan ? `Yes, send to ${people(plan.sent)}` : 'Yes, send it' }),
  )
  const main =
    state === 'approved'
      ? html`${who}<p>A message that has left cannot be called back.</p>${yes}<p><a href="${campaignPath(name, 'approval')}">No, go back</a></p>`
      : html`<p>This campaign cannot be sent now. <a href="${campaignPath(name, 'approval')}">See its state</a></p>`
  return campaignPage(desk, context, campaign, 'approval', { main, title: `Send ${name}?` })
}
