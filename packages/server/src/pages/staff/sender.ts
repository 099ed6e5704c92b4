import { Hono } from 'hono'
import type { DomainFinding } from '../../adapters/dns/index.ts'
import type { StaffEnv } from '../../brand/staff/index.ts'
import { type Html, html, summaryList, tag } from '../look/index.ts'
import { campaignPage, withCampaign } from './campaign-page.ts'
import type { Desk } from './deps.ts'

const names: Readonly<Record<DomainFinding['check'], string>> = {
  spf: 'Who may send for the domain (SPF)',
  dkim: 'Signature of messages (DKIM)',
  dmarc: 'What receivers do with forgeries (DMARC)',
  alignment: 'The sender people see is the one that was checked',
}

/** Does the mail world believe that we are who we say? As receivers see it, in words, before anybody approves. */
export function sender(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  const { brand } = desk.house.judge.policy
  app.get('/staff/campaigns/:name{[a-z0-9][a-z0-9-]{0,63}}/sender', desk.requireStaff('see'), context =>
    withCampaign(desk, context, async campaign => {
      const main = html`${summaryList([
        { name: 'From', value: `${brand.sender.name} <${brand.sender.email}>` },
        ...(brand.sender.replyTo ? [{ name: 'Answers go to', value: brand.sender.replyTo }] : []),
        { name: 'Postal address', value: brand.postalAddress },
      ])}${desk.postbox ? html`<p>Messages are kept in the postbox here and not sent. The check is for the day they are.</p>` : ''}${senderPart(await desk.senderCheck())}`
      return context.html(campaignPage(desk, context, campaign, 'sender', { main }))
    }),
  )
  return app
}

/** Every finding with its result in words. */
export const senderPart = (findings: readonly DomainFinding[]): Html =>
  html`<h2>Checks of the sender</h2><p>${senderSummary(findings)}</p><ul class="findings">${findings.map(
    ({ check, result, says }) => html`<li><h3>${names[check]}</h3><p>${resultTag(result)} ${says}</p></li>`,
  )}</ul>`

/** All in one sentence. */
export function senderSummary(findings: readonly DomainFinding[]): string {
  const failed = findings.filter(({ result }) => result === 'fail').length
  const unknown = findings.filter(({ result }) => result === 'unknown').length
  if (failed === 0 && unknown === 0) return 'Receivers can see that this sender is real.'
  if (failed === 0)
    return `${unknown} of ${findings.length} checks got no answer. We cannot say that the sender is proved.`
  return `${failed} of ${findings.length} checks failed. Messages may end in spam folders or be refused.`
}

const resultTag = (result: DomainFinding['result']): Html =>
  result === 'pass' ? tag('Passed', 'ok') : result === 'fail' ? tag('Failed', 'danger') : tag('No answer', 'warn')
