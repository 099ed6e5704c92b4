import { type Context, Hono } from 'hono'
import {
  forgetSession,
  isForeign,
  keepSession,
  logIn,
  loginPath,
  logOut,
  ownPath,
  type Refusal,
  readSession,
  sessionCookie,
} from '../../brand/staff/index.ts'
import { banner, button, type ErrorItem, form, html, textField } from '../look/index.ts'
import { type Desk, outerPage } from './deps.ts'
import { withError } from './field-error.ts'
import { errorsOf, isFault, readForm, smallBody, statusOf } from './form-body.ts'

/** Signing in and out. */
export function signIn(desk: Desk): Hono {
  const app = new Hono()
  app.get(loginPath, async context => {
    const token = sessionCookie(context, desk.web)
    const next = ownPath(context.req.query('next'), desk.home)
    if (token !== undefined && (await readSession(desk.room, token))) return context.redirect(next, 303)
    return context.html(page(desk, { next, out: context.req.query('out') !== undefined }))
  })
  app.post(loginPath, smallBody, context => enter(desk, context))
  app.post('/staff/logout', smallBody, desk.requireStaff(), async context => {
    await logOut(desk.room, sessionCookie(context, desk.web) ?? '')
    forgetSession(context, desk.web)
    return context.redirect(`${loginPath}?out`, 303)
  })
  return app
}

async function enter(desk: Desk, context: Context): Promise<Response> {
  const sent = await readForm(context, ['email', 'password', 'next'])
  if (isFault(sent)) return context.html(page(desk, { errors: [sent] }), 400)
  const [email, next] = [sent.text('email'), ownPath(sent.text('next'), desk.home)]
  // Nobody is signed in yet, so there is no token to ask back; browsers tell where the form came from.
  if (isForeign(context, desk.web)) return context.html(page(desk, { email, next, errors: [fromElsewhere] }), 403)
  const done = await logIn(desk.room, { email, password: sent.text('password'), address: desk.web.addressOf(context) })
  if (!done.ok) return refused(desk, context, done.error, email, next)
  const before = sessionCookie(context, desk.web)
  if (before !== undefined) await logOut(desk.room, before)
  keepSession(context, desk.web, done.value)
  return context.redirect(next, 303)
}

const fromElsewhere = { text: 'This form came from another site. Sign in here.' }

function refused(
  desk: Desk,
  context: Context,
  refusal: Refusal,
  email: string,
  next: string,
): Response | Promise<Response> {
  if (refusal.wait !== undefined) context.header('retry-after', String(refusal.wait))
  return context.html(page(desk, { email, next, errors: errorsOf(refusal) }), statusOf(refusal))
}

type Shown = {
  readonly email?: string
  readonly next?: string
  readonly out?: boolean
  readonly errors?: readonly ErrorItem[]
}

function page(desk: Desk, { email = '', next = desk.home, out = false, errors = [] }: Shown) {
  const fields = html`<input type="hidden" name="next" value="${next}">${textField(withError({ name: 'email', label: 'Email address', type: 'email', autocomplete: 'username', value: email }, errors))}${textField({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' })}${button({ text: 'Sign in' })}`
  return outerPage(desk, {
    title: 'Sign in',
    errors,
    ...(out ? { notice: banner('ok', 'You are signed out') } : {}),
    main: html`${form(loginPath, undefined, fields)}<p class="hint">Forgot your password? Ask an administrator for a new link.</p>`,
  })
}
