import { type Context, Hono } from 'hono'
import { planAndRecord } from '../../acts/campaigns/index.ts'
import { totalsOf } from '../../acts/delivery/index.ts'
import type { Campaign } from '../../brand/campaigns/index.ts'
import type { Session, StaffEnv } from '../../brand/staff/index.ts'
import { button, form, type Html, html } from '../look/index.ts'
import { audienceWords } from './audience-words.ts'
import { campaignPage, withCampaign } from './campaign-page.ts'
import { campaignPath, isBefore } from './campaign-words.ts'
import { momentIn } from './dates.ts'
import type { Desk } from './deps.ts'
import { smallBody } from './form-body.ts'
import { groupsPart } from './groups-part.ts'
import { planFunnel } from './plan-funnel.ts'
import { reasonsPart } from './reasons-part.ts'
import { totalsPart } from './totals-part.ts'

const path = '/staff/campaigns/:name{[a-z0-9][a-z0-9-]{0,63}}'

/** First of all about a campaign: who will be contacted, who not, which rule holds them back, and what would change it. */
export function whoAndWhy(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(path, desk.requireStaff('see'), context =>
    withCampaign(desk, context, async campaign =>
      context.html(campaignPage(desk, context, campaign, '', { main: await parts(desk, context, campaign) })),
    ),
  )
  app.post(`${path}/plan`, smallBody, desk.requireStaff('see'), context =>
    withCampaign(desk, context, campaign => plan(desk, context, campaign)),
  )
  return app
}

async function plan(desk: Desk, context: Context, campaign: Campaign): Promise<Response> {
  const done = await planAndRecord(desk.house, campaign.name)
  if (done.ok) return context.redirect(`${campaignPath(campaign.name)}?done=planned`, 303)
  const shown = { errors: [{ text: done.error.says }], main: await parts(desk, context, campaign) }
  return context.html(campaignPage(desk, context, campaign, '', shown), 409)
}

async function parts(desk: Desk, context: Context, campaign: Campaign): Promise<Html> {
  const { house } = desk
  const session: Session = context.get('session')
  const audience = html`<p>Meant for: <strong>${audienceWords(house, campaign)}</strong></p>`
  if (isBefore(campaign)) return html`${audience}${planned(desk, session, campaign)}`
  const totals = await totalsOf(house.store, campaign.name)
  const ended = totalsPart(campaign, totals)
  const reasons = reasonsPart(house, session, campaign, totals.reasons, 'Why they got no message')
  return html`${audience}${ended}${reasons}<h2>The plan before</h2>${planned(desk, session, campaign)}`
}

function planned(desk: Desk, session: Session, campaign: Campaign): Html {
  const { house } = desk
  const { plan: result } = campaign
  const again = isBefore(campaign) ? planForm(session, campaign) : ''
  if (!result) return html`<p>This campaign has no plan yet. A plan contacts nobody.</p>${again}`
  const at = momentIn(house.judge.policy.brand.zone, result.at)
  const reasons = isBefore(campaign)
    ? reasonsPart(house, session, campaign, result.reasons, 'What holds messages back')
    : ''
  return html`<p class="muted">Planned on ${at}. Planning contacted nobody.</p>${planFunnel(campaign, result, session)}${again}${reasons}${groupsPart(house, campaign.name, result)}`
}

const planForm = ({ csrf }: Session, { name, plan: result }: Campaign): Html =>
  form(
    campaignPath(name, 'plan'),
    csrf,
    button({ text: result ? 'Plan again' : 'Plan now', kind: result ? 'secondary' : 'primary' }),
  )
