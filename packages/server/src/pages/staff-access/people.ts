import { type Context, Hono } from 'hono'
import { allMembers, type Invited, invite, type Session, type StaffEnv } from '../../brand/staff/index.ts'
import { banner, type ErrorItem, type Html, html } from '../look/index.ts'
import { type Desk, innerPage } from './deps.ts'
import { errorsOf, isFault, readForm, smallBody, statusOf } from './form-body.ts'
import { inviteForm, peopleTable } from './people-parts.ts'
import { welcomePath } from './welcome.ts'

export const peoplePath = '/staff/people'

/** Accounts: who has one, and inviting. For administrators. */
export function people(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  const admin = desk.requireStaff('manage-staff')
  app.get(peoplePath, admin, async context => {
    const saved = context.req.query('saved') !== undefined
    return context.html(await page(desk, context.get('session'), saved ? { notice: banner('ok', 'Saved') } : {}))
  })
  app.post(peoplePath, smallBody, admin, context => add(desk, context, context.get('session')))
  return app
}

async function add(desk: Desk, context: Context, session: Session): Promise<Response> {
  const sent = await readForm(context, ['email', 'name', 'role'])
  if (isFault(sent)) return context.html(await page(desk, session, { errors: [sent] }), 400)
  const typed = { email: sent.text('email'), name: sent.text('name'), role: sent.text('role') }
  const done = await invite(desk.room, typed)
  if (done.ok) return context.html(await page(desk, session, { notice: linkNotice(desk, done.value) }))
  return context.html(await page(desk, session, { typed, errors: errorsOf(done.error) }), statusOf(done.error))
}

/** The link is shown here and never again; that is why the answer is a page and not a redirect. */
export const linkNotice = ({ web }: Desk, { token }: Invited): Html =>
  banner(
    'ok',
    'The link is ready',
    html`Give this link to the person. It works once, for 3 days: <code>${web.origin}${welcomePath(token)}</code>`,
  )

type Typed = { readonly email: string; readonly name: string; readonly role: string }
type Shown = { readonly notice?: Html; readonly errors?: readonly ErrorItem[]; readonly typed?: Typed }

async function page(desk: Desk, session: Session, { notice, errors = [], typed }: Shown): Promise<Html> {
  const members = await allMembers(desk.room.ground.store)
  return innerPage(desk, session, peoplePath, {
    title: 'People',
    errors,
    ...(notice === undefined ? {} : { notice }),
    main: html`${peopleTable(peoplePath, members)}<h2>Invite somebody</h2>${inviteForm(peoplePath, session, typed, errors)}`,
  })
}
