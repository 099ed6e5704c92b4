import { type Context, Hono } from 'hono'
import { changePassword, keepSession, type Session, type StaffEnv } from '../../brand/staff/index.ts'
import { banner, button, type ErrorItem, form, html, textField } from '../look/index.ts'
import { type Desk, innerPage } from './deps.ts'
import { withError } from './field-error.ts'
import { errorsOf, isFault, readForm, smallBody, statusOf } from './form-body.ts'

const path = '/staff/password'

/** Changing the own password. */
export function password(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(path, desk.requireStaff(), context => {
    const saved = context.req.query('saved') !== undefined
    return context.html(page(desk, context.get('session'), [], saved))
  })
  app.post(path, smallBody, desk.requireStaff(), context => change(desk, context, context.get('session')))
  return app
}

async function change(desk: Desk, context: Context, session: Session): Promise<Response> {
  const sent = await readForm(context, ['current', 'password'])
  if (isFault(sent)) return context.html(page(desk, session, [sent]), 400)
  const ask = {
    session,
    current: sent.text('current'),
    password: sent.text('password'),
    address: desk.web.addressOf(context),
  }
  const done = await changePassword(desk.room, ask)
  if (!done.ok) return context.html(page(desk, session, errorsOf(done.error)), statusOf(done.error))
  keepSession(context, desk.web, done.value)
  return context.redirect(`${path}?saved`, 303)
}

function page(desk: Desk, session: Session, errors: readonly ErrorItem[], saved = false) {
  const current = {
    name: 'current',
    label: 'Your current password',
    type: 'password',
    autocomplete: 'current-password',
  } as const
  const next = {
    name: 'password',
    label: 'Your new password',
    hint: '12 characters or more. Four random words are good.',
    type: 'password',
    autocomplete: 'new-password',
  } as const
  const fields = html`${textField(withError(current, errors))}${textField(withError(next, errors))}${button({ text: 'Change password' })}`
  return innerPage(desk, session, path, {
    title: 'Change your password',
    errors,
    ...(saved ? { notice: banner('ok', 'Your password is changed', 'You were signed out everywhere else.') } : {}),
    main: html`<p>This signs you out everywhere else.</p>${form(path, session.csrf, fields)}`,
  })
}
