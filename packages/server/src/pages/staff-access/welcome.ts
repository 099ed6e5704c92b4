import { type Context, Hono } from 'hono'
import {
  acceptInvite,
  isForeign,
  keepSession,
  type Refusal,
  readInvite,
  type Welcome,
} from '../../brand/staff/index.ts'
import { button, type ErrorItem, form, html, textField } from '../look/index.ts'
import { type Desk, outerPage } from './deps.ts'
import { withError } from './field-error.ts'
import { errorsOf, isFault, readForm, smallBody, statusOf } from './form-body.ts'

export const welcomePath = (token: string) => `/staff/welcome/${token}`

/** The page behind a set-up or invitation link. Opening it changes nothing; sending the form uses the link up. */
export function welcome(desk: Desk): Hono {
  const app = new Hono()
  app.get('/staff/welcome/:token{[A-Za-z0-9_-]{43}}', async context => {
    const { token } = context.req.param()
    const link = await readInvite(desk.room, token)
    return link.ok ? context.html(page(desk, token, link.value, {})) : closed(desk, context, link.error)
  })
  app.post('/staff/welcome/:token{[A-Za-z0-9_-]{43}}', smallBody, context =>
    accept(desk, context, context.req.param('token')),
  )
  return app
}

async function accept(desk: Desk, context: Context, token: string): Promise<Response> {
  const link = await readInvite(desk.room, token)
  if (!link.ok) return closed(desk, context, link.error)
  const sent = await readForm(context, link.value.setUp ? ['email', 'name', 'password'] : ['password'])
  if (isFault(sent)) return context.html(page(desk, token, link.value, { errors: [sent] }), 400)
  const typed = { email: sent.text('email'), name: sent.text('name') }
  if (isForeign(context, desk.web)) return context.html(page(desk, token, link.value, typed), 403)
  const done = await acceptInvite(desk.room, { token, password: sent.text('password'), ...typed })
  if (done.ok) {
    keepSession(context, desk.web, done.value)
    return context.redirect(desk.home, 303)
  }
  if (done.error.code === 'link-unusable') return closed(desk, context, done.error)
  return context.html(page(desk, token, link.value, { ...typed, errors: errorsOf(done.error) }), statusOf(done.error))
}

const closed = (desk: Desk, context: Context, refusal: Refusal) =>
  context.html(
    outerPage(desk, { title: 'This link does not work any more', main: html`<p>${refusal.says}</p>` }),
    statusOf(refusal),
  )

type Typed = { readonly email?: string; readonly name?: string; readonly errors?: readonly ErrorItem[] }

function page(desk: Desk, token: string, link: Welcome, { email = '', name = '', errors = [] }: Typed) {
  const who = link.setUp
    ? html`${textField(withError({ name: 'name', label: 'Your name', autocomplete: 'name', value: name }, errors))}${textField(withError({ name: 'email', label: 'Your email address', type: 'email', autocomplete: 'username', value: email }, errors))}`
    : html`<p>Hello ${link.name}. You will sign in as <strong>${link.email}</strong>.</p>`
  const password = textField(
    withError(
      {
        name: 'password',
        label: 'Choose a password',
        hint: '12 characters or more. Four random words are good.',
        type: 'password',
        autocomplete: 'new-password',
      },
      errors,
    ),
  )
  const text = link.setUp ? 'Create the administrator account' : 'Save your password'
  return outerPage(desk, {
    title: link.setUp ? 'Set up Candor' : 'Welcome',
    errors,
    main: form(welcomePath(token), undefined, html`${who}${password}${button({ text })}`),
  })
}
