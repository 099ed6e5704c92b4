import { Hono } from 'hono'
import { may, type StaffEnv } from '../../brand/staff/index.ts'
import { isInTime, openRequests, type RightsRequest, settledRequests } from '../../customers/rights/index.ts'
import { warningTime } from '../../record/index.ts'
import { type Content, dataTable, type Html, html, linkButton } from '../look/index.ts'
import { momentIn } from './dates.ts'
import { type Desk, staffPage } from './deps.ts'
import { leftTag, missing, requestPath, rightNames, rightsPath, stateName } from './rights-words.ts'

const most = 200

/** The rights desk: what is open, the next due first, and what ended last. */
export function rightsQueue(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(rightsPath, desk.requireStaff('see-customers'), async context => {
    const { house } = desk
    const session = context.get('session')
    const now = await warningTime(house)
    const open = await openRequests(house.store, most)
    const settled = await settledRequests(house.store, 20)
    const { zone } = house.judge.policy.brand
    const late = open.filter(({ dueAt }) => dueAt < now).length
    const lead =
      late === 0
        ? html`<p>Nothing is overdue.</p>`
        : html`<p><strong>${late === 1 ? '1 request is' : `${late} requests are`} overdue.</strong></p>`
    const start = may(session, 'answer-rights')
      ? html`<p>${linkButton(`${rightsPath}/new`, 'Write a request down')}</p>`
      : ''
    const main = html`${lead}${start}${openTable(open, now, zone)}${settledTable(settled, zone)}`
    return context.html(staffPage(desk, session, rightsPath, { title: 'Requests by right', main }))
  })
  return app
}

const openTable = (open: readonly RightsRequest[], now: number, zone: string): Html =>
  dataTable({
    caption: 'Open requests, the next due first',
    columns: [
      { text: 'Due' },
      { text: 'Time left' },
      { text: 'Right' },
      { text: 'State' },
      { text: 'Waits for' },
      { text: 'Came in' },
    ],
    rows: open.map((one): Content[] => [
      html`<a href="${requestPath(one)}">${momentIn(zone, one.dueAt)}<span class="visually-hidden">: ${rightNames[one.right]}</span></a>`,
      leftTag(one, now),
      rightNames[one.right],
      stateName(one),
      missing(one),
      momentIn(zone, one.receivedAt),
    ]),
    empty: 'Nothing is open.',
  })

const settledTable = (settled: readonly RightsRequest[], zone: string): Html =>
  dataTable({
    caption: 'Ended last',
    columns: [{ text: 'Ended' }, { text: 'Right' }, { text: 'How' }, { text: 'In time' }],
    rows: settled.map((one): Content[] => [
      html`<a href="${requestPath(one)}">${momentIn(zone, one.settledAt ?? one.dueAt)}<span class="visually-hidden">: ${rightNames[one.right]}</span></a>`,
      rightNames[one.right],
      stateName(one),
      isInTime(one, one.dueAt) ? 'yes' : 'no',
    ]),
    empty: 'None yet.',
  })
