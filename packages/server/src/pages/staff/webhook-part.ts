import { type Delivery, deliveriesTo } from '../../acts/sharing/index.ts'
import { may, type Session } from '../../brand/staff/index.ts'
import type { Webhook } from '../../brand/webhooks/index.ts'
import { button, type Content, dataTable, form, type Html, html, summaryList, wholeNumber } from '../look/index.ts'
import { momentIn } from './dates.ts'
import { type Desk, staffPage } from './deps.ts'
import { deliveryTag, kindTexts, kindWord, openTag, webhookPath, webhooksPath } from './webhook-words.ts'

const mostShown = 50

/** One webhook with its newest deliveries; `notice` is what was just done. */
export async function webhookPage(desk: Desk, session: Session, webhook: Webhook, notice?: Html): Promise<Html> {
  return staffPage(desk, session, webhooksPath, {
    title: webhook.name,
    ...(notice ? { notice } : {}),
    main: html`${facts(desk, webhook)}${steps(session, webhook)}${await deliveriesPart(desk, session, webhook)}`,
  })
}

function facts(desk: Desk, webhook: Webhook): Html {
  const { zone } = desk.house.judge.policy.brand
  const basis = desk.house.judge.policy.purposes[webhook.purpose]?.basis ?? 'no longer in the policy'
  const { closedAt, rotatedAt } = webhook
  const rows: [string, Content][] = [
    ['State', openTag(webhook)],
    ['Address', html`<code>${webhook.url}</code>`],
    ['Purpose', `${webhook.purpose} (${basis})`],
    ['Hears', html`<ul>${webhook.kinds.map(kind => html`<li>${kindTexts[kind]}</li>`)}</ul>`],
    ['Made', momentIn(zone, webhook.createdAt)],
    ...(rotatedAt === undefined ? [] : [['Secret renewed', momentIn(zone, rotatedAt)] as [string, Content]]),
    ...(closedAt === undefined ? [] : [['Closed', momentIn(zone, closedAt)] as [string, Content]]),
  ]
  return summaryList(rows.map(([name, value]) => ({ name, value })))
}

function steps(session: Session, { name, closedAt }: Webhook): Html | '' {
  if (closedAt !== undefined || !may(session, 'manage-keys')) return ''
  const step = (word: string, text: string, kind: 'secondary' | 'danger' = 'secondary') =>
    form(`${webhookPath(name)}/${word}`, session.csrf, button({ text, kind }))
  return html`<h2>What you can do</h2>${step('test', 'Send a test')}${step('secret', 'Show the secret')}${step('rotate', 'Renew the secret')}${step('replay', 'Send the last day again')}${step('close', 'Close for good', 'danger')}`
}

async function deliveriesPart(desk: Desk, session: Session, { name }: Webhook): Promise<Html> {
  // A delivery is about one person.
  if (!may(session, 'see-customers')) return html`<p>Single deliveries are shown to those who may see customers.</p>`
  const found = await deliveriesTo(desk.house.store, name, { limit: mostShown })
  const { zone } = desk.house.judge.policy.brand
  return dataTable({
    caption: `Newest deliveries, ${mostShown} at most`,
    columns: [
      { text: 'What happened' },
      { text: 'When' },
      { text: 'State' },
      { text: 'Attempts', number: true },
      { text: 'Why' },
      { text: 'Next attempt' },
      { text: 'Decision' },
    ],
    rows: found.map(delivery => cells(delivery, zone)),
    empty: 'Nothing has happened yet that it hears of.',
  })
}

function cells(delivery: Delivery, zone: string): Content[] {
  const { customer, kind, at, attempts, nextAt, entry, state } = delivery
  const link = html`<a href="/staff/customers/${customer}">${kindWord[kind] ?? kind}</a>`
  const decision = html`<a href="/staff/customers/${customer}/decisions/${entry ?? ''}">Why<span class="visually-hidden"> was this decided at ${momentIn(zone, at)}</span></a>`
  const next = state === 'waiting' && nextAt !== null ? momentIn(zone, nextAt) : ''
  return [
    link,
    momentIn(zone, at),
    deliveryTag(delivery),
    wholeNumber(attempts),
    whyOf(delivery),
    next,
    entry === null ? '' : decision,
  ]
}

function whyOf({ rule, fault, status }: Delivery): Content {
  if (rule !== null) return html`<code>${rule}</code>`
  return fault ?? (status === null ? '' : `answered ${status}`)
}
