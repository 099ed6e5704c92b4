import { type Context, Hono } from 'hono'
import {
  changeRole,
  disable,
  enable,
  inviteAgain,
  type Member,
  memberById,
  type Refusal,
  type Session,
  type StaffEnv,
} from '../../brand/staff/index.ts'
import { button, type ErrorItem, errorOf, form, type Html, html, radios, summaryList } from '../look/index.ts'
import { type Desk, innerPage } from './deps.ts'
import { errorsOf, isFault, readForm, smallBody, statusOf } from './form-body.ts'
import { linkNotice, peoplePath } from './people.ts'
import { roleChoices, stateOf } from './people-parts.ts'

const path = `${peoplePath}/:staff`

/** One account: its role, a new link, closing and opening it. For administrators. */
export function person(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  const admin = desk.requireStaff('manage-staff')
  app.get(path, admin, context => show(desk, context, {}))
  app.post(`${path}/role`, smallBody, admin, async context => {
    const sent = await readForm(context, ['role'])
    if (isFault(sent)) return show(desk, context, { errors: [sent] }, 400)
    return after(desk, context, await changeRole(desk.room, context.req.param('staff'), sent.text('role')))
  })
  app.post(`${path}/close`, smallBody, admin, async context =>
    after(desk, context, await disable(desk.room, context.req.param('staff'))),
  )
  app.post(`${path}/open`, smallBody, admin, async context =>
    after(desk, context, await enable(desk.room, context.req.param('staff'))),
  )
  app.post(`${path}/link`, smallBody, admin, async context => {
    const done = await inviteAgain(desk.room, context.req.param('staff'))
    return done.ok ? show(desk, context, { notice: linkNotice(desk, done.value) }) : after(desk, context, done)
  })
  return app
}

type At = Context<StaffEnv, `${typeof path}${string}`>
type Shown = { readonly notice?: Html; readonly errors?: readonly ErrorItem[] }

async function after(desk: Desk, context: At, done: { ok: true } | { ok: false; error: Refusal }): Promise<Response> {
  if (done.ok) return context.redirect(`${peoplePath}?saved`, 303)
  return show(desk, context, { errors: errorsOf(done.error) }, statusOf(done.error))
}

async function show(
  desk: Desk,
  context: At,
  shown: Shown,
  status: 200 | 400 | 404 | 409 | 410 | 422 | 429 = 200,
): Promise<Response> {
  const session = context.get('session')
  const member = await memberById(desk.room.ground.store, context.req.param('staff'))
  if (member) return context.html(page(desk, session, member, shown), status)
  const main = html`<p><a href="${peoplePath}">See all accounts</a></p>`
  return context.html(innerPage(desk, session, peoplePath, { title: 'There is no such account', main }), 404)
}

function page(desk: Desk, session: Session, member: Member, { notice, errors = [] }: Shown): Html {
  return innerPage(desk, session, peoplePath, {
    title: member.name,
    errors,
    ...(notice === undefined ? {} : { notice }),
    main: html`${summaryList([
      { name: 'Email', value: member.email },
      { name: 'State', value: stateOf(member) },
    ])}${member.disabled ? opening(session, member) : changing(session, member, errors)}`,
  })
}

const opening = ({ csrf }: Session, { staff }: Member): Html =>
  html`<p>This account is closed. If you open it again, its owner needs a new link.</p>${form(`${peoplePath}/${staff}/open`, csrf, button({ text: 'Open the account again' }))}`

function changing({ csrf }: Session, { staff, role }: Member, errors: readonly ErrorItem[]): Html {
  const at = `${peoplePath}/${staff}`
  const error = errorOf('role', errors)
  const group = {
    name: 'role',
    legend: 'Role',
    chosen: role,
    options: roleChoices,
    ...(error === undefined ? {} : { error }),
  }
  return html`${form(`${at}/role`, csrf, html`${radios(group)}${button({ text: 'Save the role' })}`)}
<h2>Forgotten password</h2>
<p>A new link lets the person choose a new password. Older links stop working.</p>
${form(`${at}/link`, csrf, button({ text: 'Make a new link', kind: 'secondary' }))}
<h2>Close the account</h2>
<p>The person is signed out everywhere at once.</p>
${form(`${at}/close`, csrf, button({ text: 'Close the account', kind: 'danger' }))}`
}
