import { type Context, Hono } from 'hono'
import { countDeliveries, noDeliveries } from '../../acts/sharing/index.ts'
import { may, type Session, type StaffEnv } from '../../brand/staff/index.ts'
import { createWebhook, listWebhooks, type NewWebhook, type Webhook } from '../../brand/webhooks/index.ts'
import { type Content, dataTable, type ErrorItem, type Html, html, wholeNumber } from '../look/index.ts'
import { type Desk, staffPage } from './deps.ts'
import { readForm, smallBody } from './form-body.ts'
import { webhookForm } from './webhook-form.ts'
import { openTag, webhookPath, webhooksPath } from './webhook-words.ts'

const nothingTyped: NewWebhook = { name: '', url: '', purpose: '', kinds: [] }

/** Everybody outside who hears of a no, how they take it, and a form to add one. */
export function webhooks(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(webhooksPath, desk.requireStaff('see'), async context =>
    context.html(await page(desk, context.get('session'), nothingTyped, [])),
  )
  app.post(webhooksPath, smallBody, desk.requireStaff('manage-keys'), context =>
    create(desk, context, context.get('session')),
  )
  return app
}

async function create(desk: Desk, context: Context, session: Session): Promise<Response> {
  const { house } = desk
  const sent = await readForm(context, ['name', 'url', 'purpose', 'kinds'])
  if (!sent.ok) return context.html(await page(desk, session, nothingTyped, [sent.fault]), 400)
  const typed = {
    name: sent.text('name').trim(),
    url: sent.text('url').trim(),
    purpose: sent.text('purpose'),
    kinds: sent.all('kinds'),
  }
  const { purposes, vendors } = house.judge.policy
  const terms = { purposes, vendors, refuses: house.outbound.refuses }
  const made = await createWebhook(house, typed, terms, `staff:${session.staff}`)
  if (made.ok) return context.redirect(webhookPath(made.value.name), 303)
  const { faults, says, code } = made.error
  const errors = faults?.map(fault => ({ field: fault.path, text: `${fault.path}: ${fault.says}` })) ?? [{ text: says }]
  return context.html(await page(desk, session, typed, errors), code === 'webhook-invalid' ? 422 : 409)
}

async function page(desk: Desk, session: Session, typed: NewWebhook, errors: readonly ErrorItem[]): Promise<Html> {
  const { house } = desk
  const counts = await countDeliveries(house.store)
  const rows = (await listWebhooks(house.store)).map(webhook => cells(webhook, counts.get(webhook.name)))
  const table = dataTable({
    caption: 'Webhooks',
    columns: [
      { text: 'Name' },
      { text: 'State' },
      { text: 'Purpose' },
      { text: 'Taken', number: true },
      { text: 'On its way', number: true },
      { text: 'Withheld', number: true },
      { text: 'Failed', number: true },
    ],
    rows,
    empty: 'Nobody outside hears of a no yet.',
  })
  const make = may(session, 'manage-keys')
    ? html`<h2>Add a webhook</h2>${webhookForm(house.judge.policy, session, typed, errors)}`
    : ''
  return staffPage(desk, session, webhooksPath, {
    title: 'Webhooks',
    errors,
    main: html`<p>Other tools of the brand hear here of choices and suppressions, so that they obey a no too. Each delivery is an act of sharing with a decision of its own. Numbers are of the last thirty days.</p>${table}${make}`,
  })
}

function cells(webhook: Webhook, counts = noDeliveries): Content[] {
  const numbers = [counts.done, counts.waiting, counts.withheld, counts.failed].map(n => wholeNumber(n))
  const link = html`<a href="${webhookPath(webhook.name)}">${webhook.name}</a>`
  return [link, openTag(webhook), webhook.purpose, ...numbers]
}
