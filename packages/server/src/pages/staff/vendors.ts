import { type Context, Hono } from 'hono'
import { answerTask, identitiesOf, isOver, listTasks, readTask, refusalReasons } from '../../acts/forwarding/index.ts'
import { listRuns } from '../../acts/sharing/index.ts'
import { endingSoon, type Vendor, vendorOf } from '../../brand/policy/index.ts'
import { may, type Session, type StaffEnv } from '../../brand/staff/index.ts'
import { peopleByVendor } from '../../customers/shares/index.ts'
import { unfitFor } from '../../decisions/index.ts'
import {
  button,
  type Content,
  dataTable,
  form,
  type Html,
  html,
  select,
  summaryList,
  tag,
  wholeNumber,
} from '../look/index.ts'
import { dayIn } from './dates.ts'
import { type Desk, staffPage } from './deps.ts'
import { readForm, smallBody } from './form-body.ts'

const vendorsPath = '/staff/vendors'
const taskPath = (task: string): string => `${vendorsPath}/requests/${task}`

/** Who outside may get data, what was shared, and the requests of customers that wait for an answer. */
export function vendors(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(vendorsPath, desk.requireStaff('see'), async context =>
    context.html(await page(desk, context.get('session'))),
  )
  const one = `${vendorsPath}/requests/:task`
  app.get(one, desk.requireStaff('oversee'), context => task(desk, context, context.get('session')))
  app.post(one, smallBody, desk.requireStaff('oversee'), context => answer(desk, context, context.get('session')))
  return app
}

async function page(desk: Desk, session: Session): Promise<Html> {
  const { house } = desk
  const { policy } = house.judge
  const { zone } = policy.brand
  const got = await peopleByVendor(house.store)
  const declared = dataTable({
    caption: 'Vendors of the policy',
    columns: [
      { text: 'Vendor' },
      { text: 'For' },
      { text: 'Where' },
      { text: 'State' },
      { text: 'People', number: true },
    ],
    rows: Object.entries(policy.vendors).map(([name, vendor]) => [
      vendor.name,
      vendor.purposes.join(', '),
      `${vendor.country}${vendor.transfer ? `, ${vendor.transfer.mechanism}` : ''}`,
      stateOf(desk, name, vendor),
      wholeNumber(got.get(name)?.people ?? 0),
    ]),
    empty: 'The policy declares no vendors. Nobody outside gets data by a share.',
  })
  const runs = dataTable({
    caption: 'Shares of many, newest first',
    columns: [
      ...[{ text: 'Day' }, { text: 'Vendor' }, { text: 'For' }, { text: 'By' }],
      ...[{ text: 'Shared', number: true }, { text: 'Withheld', number: true }, { text: 'Why withheld' }],
    ],
    rows: (await listRuns(house.store, { limit: 50 })).map(run => [
      ...[dayIn(zone, run.at), run.vendor, run.purpose, run.way],
      ...[wholeNumber(run.shared), wholeNumber(run.withheld)],
      Object.entries(run.reasons)
        .map(([rule, n]) => `${n} ${rule}`)
        .join(', '),
    ]),
    empty: 'Nothing was shared yet.',
  })
  const tasks = dataTable({
    caption: 'Requests of customers that vendors have not answered for good',
    columns: [
      { text: 'Vendor' },
      { text: 'Asked for' },
      { text: 'State' },
      { text: 'Due' },
      { text: 'How it goes there' },
    ],
    rows: (await listTasks(house.store, { open: true, limit: 200 })).map(one => [
      may(session, 'oversee') ? html`<a href="${taskPath(one.task)}">${one.vendor}</a>` : one.vendor,
      ...[one.right, one.state, dayIn(zone, one.dueAt), waysOf[one.way]],
    ]),
    empty: 'Every request was answered, or there was none.',
  })
  return staffPage(desk, session, vendorsPath, {
    title: 'Vendors',
    main: html`<p>Who outside may get data of customers is declared in the policy. Each share is decided for each person, and customers see what each vendor got.</p>${declared}${tasks}${runs}`,
  })
}

const waysOf = { webhook: 'By itself', email: 'You write a mail', staff: 'You find out how' } as const

function stateOf({ house }: Desk, name: string, vendor: Vendor): Content {
  const now = house.clock.now()
  const soon = endingSoon(house.judge.policy, vendor, now).map(
    ({ what, day, ends }) => `${what} ${ends <= now ? 'ended after' : 'ends after'} ${day}`,
  )
  const unfit = unfitFor(house.judge, name, vendor, now)
  if (unfit.length > 0) return html`${tag('Nothing may go there', 'danger')} ${[...unfit, ...soon].join(', ')}`
  return soon.length > 0 ? html`${tag('Ends soon', 'warn')} ${soon.join(', ')}` : tag('Fit', 'ok')
}

/** Whom a request means is shown to whoever must write to the vendor, and to nobody once it is over. */
async function task(desk: Desk, context: Context, session: Session, fault?: string): Promise<Response> {
  const { house } = desk
  const kept = await readTask(house.store, context.req.param('task') ?? '')
  if (!kept) return context.notFound() as Response
  const one = kept.task
  const known = identitiesOf(house, one.task, kept.row) ?? []
  const { zone } = house.judge.policy.brand
  const email = vendorOf(house.judge.policy, one.vendor)?.requests.email
  const facts = summaryList([
    { name: 'Vendor', value: one.vendor },
    { name: 'Asked for', value: one.right },
    { name: 'State', value: one.state },
    { name: 'Since', value: dayIn(zone, one.at) },
    { name: 'Due', value: dayIn(zone, one.dueAt) },
    ...(email ? [{ name: 'Address for requests', value: email }] : []),
    ...known.map(({ identity_type, identity_format, identity_value }) => ({
      name: `${identity_type}, ${identity_format}`,
      value: identity_value,
    })),
  ])
  const path = taskPath(one.task)
  return context.html(
    staffPage(desk, session, vendorsPath, {
      title: 'Request to a vendor',
      ...(fault ? { errors: [{ text: fault }] } : {}),
      main: html`${facts}${isOver(one) ? '' : answerForm(path, session)}<p><a href="${vendorsPath}">All vendors</a></p>`,
    }),
    fault ? 409 : 200,
  )
}

const answerForm = (path: string, session: Session): Html =>
  form(
    path,
    session.csrf,
    html`<h2>Enter an answer</h2>${select({
      name: 'state',
      label: 'What became of it',
      options: ['sent', 'acknowledged', 'done', 'refused'].map(value => ({ value, text: value })),
    })}${select({
      name: 'reason',
      label: 'Why, where it was refused',
      options: ['', ...refusalReasons].map(value => ({ value, text: value === '' ? 'Nothing to say' : value })),
    })}${button({ text: 'Enter' })}`,
  )

async function answer(desk: Desk, context: Context, session: Session): Promise<Response> {
  const sent = await readForm(context, ['state', 'reason'])
  if (!sent.ok) return task(desk, context, session, sent.fault.text)
  const state = (['sent', 'acknowledged', 'done', 'refused'] as const).find(word => word === sent.text('state'))
  const reason = refusalReasons.find(word => word === sent.text('reason'))
  if (!state) return task(desk, context, session, 'Choose what became of it.')
  const id = context.req.param('task') ?? ''
  const done = await answerTask(desk.house, id, { state, ...(reason && { reason }) }, `staff:${session.staff}`)
  return done.ok ? context.redirect(taskPath(id), 303) : task(desk, context, session, 'This request is over already.')
}
