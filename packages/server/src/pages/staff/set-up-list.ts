import { allMembers, may, type Session } from '../../brand/staff/index.ts'
import { type Content, type Html, html, tag } from '../look/index.ts'
import type { Desk } from './deps.ts'

type Step = { readonly done: boolean; readonly text: Content }

/** The first steps of a new house, each with whether it is taken. */
export async function setUpList(desk: Desk, session: Session): Promise<Html> {
  const { brand } = desk.house.judge.policy
  const members = await allMembers(desk.house.store)
  const approver = members.some(
    ({ staff, role, disabled }) => !disabled && staff !== session.staff && (role === 'admin' || role === 'approver'),
  )
  const steps: Step[] = [
    { done: true, text: html`Write the policy: <a href="/staff/policy">see what it promises</a>` },
    {
      done: await hasCustomers(desk),
      text: html`Bring customers in: <code>npx candor import customers FILE.csv --map MAP.yaml</code>`,
    },
    ...(brand.approval === 'two' ? [{ done: approver, text: invitation(session) }] : []),
    { done: !desk.postbox, text: 'Give the address of your mail server. Until then messages are kept in the postbox.' },
    {
      done: false,
      text: may(session, 'draft')
        ? html`<a href="/staff/campaigns/new">Write the first campaign</a>`
        : 'Write the first campaign',
    },
  ]
  return html`<p>There is no campaign yet. These are the first steps.</p><ol>${steps.map(
    ({ done, text }) => html`<li>${text} ${done ? tag('Done', 'ok') : tag('Open', 'info')}</li>`,
  )}</ol>`
}

const invitation = (session: Session): Content =>
  may(session, 'manage-staff')
    ? html`<a href="/staff/people">Invite a second person</a> who approves campaigns`
    : 'Ask an administrator to invite a second person who approves campaigns'

async function hasCustomers({ house }: Desk): Promise<boolean> {
  return (await house.store.db.selectFrom('profiles').select('customer').limit(1).executeTakeFirst()) !== undefined
}
