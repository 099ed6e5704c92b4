import { type Context, Hono } from 'hono'
import {
  allMembers,
  changeRole,
  disable,
  type Invited,
  invite,
  inviteAgain,
  type Refusal,
  type Session,
  type StaffEnv,
} from '../../brand/staff/index.ts'
import { banner, type ErrorItem, type Html, html } from '../look/index.ts'
import { type Desk, innerPage } from './deps.ts'
import { errorsOf, isFault, readForm, smallBody, statusOf } from './form-body.ts'
import { inviteForm, peopleTable } from './people-parts.ts'
import { welcomePath } from './welcome.ts'

const path = '/staff/people'

/** Accounts: who has one, inviting, new links, roles, closing. For administrators. */
export function people(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  const admin = desk.requireStaff('manage-staff')
  app.get(path, admin, async context => context.html(await page(desk, context.get('session'), {})))
  app.post(path, smallBody, admin, context => add(desk, context, context.get('session')))
  app.post(`${path}/:staff/link`, smallBody, admin, async context => {
    const done = await inviteAgain(desk.room, context.req.param('staff'))
    return answer(desk, context, context.get('session'), done.ok ? linkNotice(desk, done.value) : done.error)
  })
  app.post(`${path}/:staff/role`, smallBody, admin, async context => {
    const sent = await readForm(context, ['role'])
    if (isFault(sent)) return context.html(await page(desk, context.get('session'), { errors: [sent] }), 400)
    const done = await changeRole(desk.room, context.req.param('staff'), sent.text('role'))
    return answer(desk, context, context.get('session'), done.ok ? banner('ok', 'The role is changed') : done.error)
  })
  app.post(`${path}/:staff/close`, smallBody, admin, async context => {
    const done = await disable(desk.room, context.req.param('staff'))
    return answer(desk, context, context.get('session'), done.ok ? banner('ok', 'The account is closed') : done.error)
  })
  return app
}

async function add(desk: Desk, context: Context, session: Session): Promise<Response> {
  const sent = await readForm(context, ['email', 'name', 'role'])
  if (isFault(sent)) return context.html(await page(desk, session, { errors: [sent] }), 400)
  const typed = { email: sent.text('email'), name: sent.text('name'), role: sent.text('role') }
  const done = await invite(desk.room, typed)
  return answer(desk, context, session, done.ok ? linkNotice(desk, done.value) : done.error, typed)
}

/** The link is shown here and never again; that is why the answer is a page and not a redirect. */
const linkNotice = ({ web }: Desk, { token }: Invited): Html =>
  banner(
    'ok',
    'The link is ready',
    html`Give this link to the person. It works once, for 3 days: <code>${web.origin}${welcomePath(token)}</code>`,
  )

type Typed = { readonly email: string; readonly name: string; readonly role: string }

async function answer(
  desk: Desk,
  context: Context,
  session: Session,
  result: Html | Refusal,
  typed?: Typed,
): Promise<Response> {
  if (!isRefusal(result)) return context.html(await page(desk, session, { notice: result }))
  return context.html(
    await page(desk, session, { errors: errorsOf(result), ...(typed ? { typed } : {}) }),
    statusOf(result),
  )
}

const isRefusal = (result: Html | Refusal): result is Refusal => typeof result === 'object' && 'code' in result

type Shown = { readonly notice?: Html; readonly errors?: readonly ErrorItem[]; readonly typed?: Typed }

async function page(desk: Desk, session: Session, { notice, errors = [], typed }: Shown): Promise<Html> {
  const members = await allMembers(desk.room.ground.store)
  return innerPage(desk, session, path, {
    title: 'People',
    errors,
    ...(notice === undefined ? {} : { notice }),
    main: html`${peopleTable(path, session, members)}<h2>Invite somebody</h2>${inviteForm(path, session, typed, errors)}`,
  })
}
