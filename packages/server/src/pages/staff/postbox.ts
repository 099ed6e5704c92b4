import { Hono } from 'hono'
import type { StaffEnv } from '../../brand/staff/index.ts'
import { type Content, dataTable, html, pagination } from '../look/index.ts'
import { momentIn } from './dates.ts'
import { type Desk, staffPage } from './deps.ts'
import { type Kept, keptMails, readCursor, writeCursor } from './postbox-store.ts'
import { readMail } from './read-mail.ts'

const perPage = 50
const path = '/staff/postbox'

/** The mails that were kept instead of sent, newest first. They hold whole messages to single people. */
export function postbox(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  if (!desk.postbox) return app
  const { zone } = desk.house.judge.policy.brand
  app.get(path, desk.requireStaff('see-customers'), async context => {
    const found = await keptMails(desk.house, readCursor(context.req.query('after')), perPage + 1)
    const shown = found.slice(0, perPage)
    const table = dataTable({
      caption: 'Messages',
      columns: [{ text: 'Subject' }, { text: 'To' }, { text: 'Campaign' }, { text: 'When' }],
      rows: await Promise.all(shown.map(mail => cells(mail, zone))),
      empty: 'Nothing was sent yet.',
    })
    const last = found.length > perPage ? shown.at(-1) : undefined
    const more = last
      ? pagination({ about: 'the postbox', next: `?after=${encodeURIComponent(writeCursor(last))}` })
      : ''
    const main = html`<p>No mail server is configured, so messages are kept here and reach nobody.</p>${table}${more}`
    return context.html(staffPage(desk, context.get('session'), path, { title: 'Postbox', main }))
  })
  return app
}

export const mailPath = ({ customer, message }: Pick<Kept, 'customer' | 'message'>): string =>
  `${path}/${encodeURIComponent(customer)}/${encodeURIComponent(message)}`

async function cells(kept: Kept, zone: string): Promise<Content[]> {
  const { subject, to } = await readMail(kept.raw)
  return [
    html`<a href="${mailPath(kept)}"><bdi>${subject}</bdi></a>`,
    html`<bdi>${to}</bdi>`,
    kept.campaign ?? '',
    momentIn(zone, kept.at),
  ]
}
