import { Hono } from 'hono'
import { stoppersOf } from '../../acts/campaigns/index.ts'
import type { Campaign } from '../../brand/campaigns/index.ts'
import type { Session, StaffEnv } from '../../brand/staff/index.ts'
import { type Content, type Html, html, summaryList } from '../look/index.ts'
import { campaignPage, withCampaign } from './campaign-page.ts'
import { campaignPath, people, plannedFor } from './campaign-words.ts'
import { momentIn } from './dates.ts'
import type { Desk } from './deps.ts'
import { movesPart } from './moves-part.ts'
import { namesOfStaff } from './people.ts'
import { senderSummary } from './sender.ts'

/** Who wrote it, who may approve it, what to know before, and the next step. */
export function approval(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get('/staff/campaigns/:name{[a-z0-9][a-z0-9-]{0,63}}/approval', desk.requireStaff('see'), context =>
    withCampaign(desk, context, async campaign => {
      const main = await approvalPart(desk, context.get('session'), campaign)
      return context.html(campaignPage(desk, context, campaign, 'approval', { main }))
    }),
  )
  return app
}

/** The whole tab; shown again, with the fault above it, when a step was refused. */
export async function approvalPart(desk: Desk, session: Session, campaign: Campaign): Promise<Html> {
  const stopping = campaign.state === 'draft' ? await stoppersOf(desk.house, campaign.definition) : []
  return html`${await facts(desk, campaign)}${campaign.state === 'draft' ? await before(desk, campaign, stopping) : ''}${movesPart(desk, session, campaign, stopping.length > 0)}`
}

async function facts(desk: Desk, campaign: Campaign): Promise<Html> {
  const { brand } = desk.house.judge.policy
  const nameOf = await namesOfStaff(desk)
  const at = (instant: number) => momentIn(brand.zone, instant)
  const { createdBy, createdAt, approvedBy, approvedAt, sentAt, endedAt } = campaign
  const due = plannedFor(campaign)
  const rows: [string, Content][] = [
    ['Written by', `${nameOf(createdBy)}, ${at(createdAt)}`],
    ['Approved by', approvedAt === null ? 'Nobody yet' : `${nameOf(approvedBy)}, ${at(approvedAt)}`],
    ['Who may approve', mayApprove(brand.approval)],
    ...(due === undefined ? [] : [['Goes out by itself', at(due)] as [string, Content]]),
    ...(sentAt === null ? [] : [['Started', at(sentAt)] as [string, Content]]),
    ...(endedAt === null ? [] : [['Ended', at(endedAt)] as [string, Content]]),
  ]
  return summaryList(rows.map(([name, value]) => ({ name, value })))
}

const mayApprove = (approval: 'one' | 'two'): string =>
  approval === 'two'
    ? 'A second person: an approver or administrator who did not write it.'
    : 'Any approver or administrator. The policy asks for no second person.'

async function before(desk: Desk, campaign: Campaign, stopping: readonly string[]): Promise<Html> {
  const { name, plan } = campaign
  const sender = senderSummary(await desk.senderCheck())
  const who = plan ? `${people(plan.sent)} would get it, ${people(plan.withheld)} would not.` : 'There is no plan yet.'
  const message = stopping.length === 0 ? 'Nothing stops it.' : `Must be mended first: ${stopping.join(' ')}`
  const look = (tab: string, text: string) => [{ href: campaignPath(name, tab), text }]
  return html`<h2>Before you approve</h2>${summaryList([
    { name: 'People', value: who, actions: look('', 'Look') },
    { name: 'Message', value: message, actions: look('content', 'Look') },
    { name: 'Sender', value: sender, actions: look('sender', 'Look') },
  ])}`
}
