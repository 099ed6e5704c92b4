import { Hono } from 'hono'
import type { StaffEnv } from '../../brand/staff/index.ts'
import { type Html, html, summaryList } from '../look/index.ts'
import { momentIn } from './dates.ts'
import { type Desk, staffPage } from './deps.ts'
import { mailFrame, withMail } from './mail-frame.ts'
import { notThere } from './not-found.ts'
import { keptMail } from './postbox-store.ts'
import { type Mail, readMail } from './read-mail.ts'

const path = '/staff/postbox'

/** One kept mail as its receiver would have it: links to try, the HTML part, the text part, every header. */
export function postboxMail(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  if (!desk.postbox) return app
  const { zone } = desk.house.judge.policy.brand
  app.get(`${path}/:customer/:message`, withMail, desk.requireStaff('see-customers'), async context => {
    const session = context.get('session')
    const { customer, message } = context.req.param()
    const kept = await keptMail(desk.house, customer, message)
    if (!kept) return notThere(desk, context, session, 'There is no such message.', path)
    const mail = await readMail(kept.raw)
    const scheme = context.req.query('scheme') === 'dark' ? 'dark' : 'light'
    const about = summaryList([
      {
        name: 'To',
        value: html`<a href="/staff/customers/${kept.customer}"><bdi>${mail.to}</bdi></a>`,
      },
      { name: 'When', value: momentIn(zone, kept.at) },
      ...(kept.campaign === null
        ? []
        : [
            {
              name: 'Campaign',
              value: html`<a href="/staff/campaigns/${kept.campaign.replace(/^test:/, '')}">${kept.campaign}</a>`,
            },
          ]),
    ])
    const main = html`<p><a href="${path}">Go back to the postbox</a></p>${about}${links(mail)}${parts(mail, scheme)}${headers(mail)}`
    return context.html(staffPage(desk, session, path, { title: mail.subject, main }))
  })
  return app
}

/** Links in the frame lead nowhere, so that a mail can do nothing to this page; these are the same ones, and work. */
const links = ({ links: all }: Mail): Html | '' =>
  all.length === 0
    ? ''
    : html`<h2>Links in this message</h2><p>They act for this customer, as if the customer had used them.</p><ul>${all.map(({ href, text }) => html`<li><a href="${href}" rel="noreferrer noopener">${text || href}</a></li>`)}</ul>`

function parts({ html: mail, text }: Mail, scheme: 'light' | 'dark'): Html {
  const other = scheme === 'dark' ? 'light' : 'dark'
  const frame =
    mail === undefined
      ? ''
      : html`<h2>As it looks in ${scheme} mode</h2><p><a href="?scheme=${other}">Show it in ${other} mode</a></p>${mailFrame(`The message as it looks in ${scheme} mode`, mail, scheme)}`
  return html`${frame}<h2>As plain text</h2><div class="plain" role="region" aria-label="The message as plain text" tabindex="0">${text}</div>`
}

const headers = ({ headers: all }: Mail): Html =>
  html`<details><summary>Show all headers</summary>${summaryList(all.map(({ name, value }) => ({ name, value: html`<span class="code">${value}</span>` })))}</details>`
