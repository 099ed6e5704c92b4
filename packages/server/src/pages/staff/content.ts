import { type Context, Hono } from 'hono'
import { type Sample, sampleMessage } from '../../acts/campaigns/index.ts'
import { testSend } from '../../acts/delivery/index.ts'
import type { Campaign } from '../../brand/campaigns/index.ts'
import { may, type Session, type StaffEnv } from '../../brand/staff/index.ts'
import { button, type ErrorItem, errorOf, form, type Html, html, textField } from '../look/index.ts'
import { campaignPage, withCampaign } from './campaign-page.ts'
import { campaignPath } from './campaign-words.ts'
import type { Desk } from './deps.ts'
import { readForm, smallBody } from './form-body.ts'
import { lintPart } from './lint-part.ts'
import { mailFrame, withMail } from './mail-frame.ts'

const path = '/staff/campaigns/:name{[a-z0-9][a-z0-9-]{0,63}}'

/** What a campaign says: as it will look in light and dark, as text, and what the lint has to say; a test to oneself. */
export function content(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(`${path}/content`, withMail, desk.requireStaff('see'), context =>
    withCampaign(desk, context, async campaign => context.html(await page(desk, context, campaign, '', []))),
  )
  app.post(`${path}/test`, smallBody, withMail, desk.requireStaff('test-send'), context =>
    withCampaign(desk, context, campaign => test(desk, context, campaign)),
  )
  return app
}

async function test(desk: Desk, context: Context, campaign: Campaign): Promise<Response> {
  const sent = await readForm(context, ['to'])
  if (!sent.ok) return context.html(await page(desk, context, campaign, '', [sent.fault]), 400)
  const to = sent.text('to').trim()
  const done = to.length > 254 ? undefined : await testSend(desk.house, campaign, to)
  if (done?.ok) return context.redirect(`${campaignPath(campaign.name, 'content')}?done=test`, 303)
  const text = done ? done.error.says : 'An address has at most 254 characters.'
  return context.html(await page(desk, context, campaign, to, [{ field: 'to', text }]), 422)
}

async function page(desk: Desk, context: Context, campaign: Campaign, to: string, errors: readonly ErrorItem[]) {
  const session: Session = context.get('session')
  const sample = await sampleMessage(desk.house, campaign.definition)
  const shown = sample.ok
    ? preview(sample.value, context.req.query('scheme') === 'dark' ? 'dark' : 'light', campaign.name)
    : html`<h2>This message cannot be shown</h2><p>${sample.error}</p>`
  const trial = may(session, 'test-send') ? testForm(session, campaign, to, errors) : ''
  return campaignPage(desk, context, campaign, 'content', { main: html`${shown}${trial}`, errors })
}

function preview({ message, findings }: Sample, scheme: 'light' | 'dark', name: string): Html {
  const { subject, html: mail, text } = message
  const other = scheme === 'dark' ? 'light' : 'dark'
  const title = `The message as it looks in ${scheme} mode`
  const frame =
    mail === undefined
      ? ''
      : html`<h2>As it looks in ${scheme} mode</h2><p><a href="${campaignPath(name, 'content')}?scheme=${other}">Show it in ${other} mode</a></p>${mailFrame(title, mail, scheme)}<p class="hint">Names in brackets stand for the customer’s own. Pictures are not loaded here.</p>`
  return html`<p>Subject: <strong>${subject}</strong></p>${lintPart(findings)}${frame}<h2>As plain text</h2><div class="plain" role="region" aria-label="The message as plain text" tabindex="0">${text}</div>`
}

function testForm({ csrf }: Session, { name }: Campaign, to: string, errors: readonly ErrorItem[]): Html {
  const error = errorOf('to', errors)
  const field = textField({
    name: 'to',
    label: 'Email address of a customer',
    hint: 'A test is a contact too: the same rules decide. Import yourself as a customer to get tests.',
    type: 'email',
    autocomplete: 'email',
    value: to,
    ...(error === undefined ? {} : { error }),
  })
  return html`<h2>Send a test</h2>${form(campaignPath(name, 'test'), csrf, html`${field}${button({ text: 'Send a test', kind: 'secondary' })}`)}`
}
