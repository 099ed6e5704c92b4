import { type Context, Hono } from 'hono'
import type { Session, StaffEnv } from '../../brand/staff/index.ts'
import { customersAt } from '../../customers/profiles/index.ts'
import { button, type Content, type ErrorItem, errorOf, form, html, textField } from '../look/index.ts'
import { type Desk, staffPage } from './deps.ts'
import { readForm, smallBody } from './form-body.ts'
import { maskedName } from './masked.ts'

const path = '/staff/customers'

/** Finds a customer by email. The address travels in the body of the form, never in an address that histories and logs keep. */
export function customers(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(path, desk.requireStaff('see-customers'), context => context.html(page(desk, context.get('session'), {})))
  app.post(path, smallBody, desk.requireStaff('see-customers'), context => find(desk, context, context.get('session')))
  return app
}

async function find(desk: Desk, context: Context, session: Session): Promise<Response> {
  const sent = await readForm(context, ['email'])
  if (!sent.ok) return context.html(page(desk, session, { errors: [sent.fault] }), 400)
  const email = sent.text('email').trim()
  if (email === '' || email.length > 254) {
    const errors = [{ field: 'email', text: 'Enter an email address like name@example.org.' }]
    return context.html(page(desk, session, { email: email.slice(0, 254), errors }), 422)
  }
  const found = await customersAt(desk.house, { channel: 'email', address: email })
  if (found.length === 1) return context.redirect(`${path}/${found[0]}`, 303)
  if (found.length === 0) {
    const errors = [{ field: 'email', text: 'No customer has this email address.' }]
    return context.html(page(desk, session, { email, errors }), 404)
  }
  const links = await Promise.all(
    found.map(
      async id => html`<li><a href="${path}/${id}">${await maskedName(desk.house, id)}</a> <code>${id}</code></li>`,
    ),
  )
  const several = html`<h2>${found.length} customers share this address</h2><ul>${links}</ul>`
  return context.html(page(desk, session, { email, several }))
}

type Shown = { readonly email?: string; readonly errors?: readonly ErrorItem[]; readonly several?: Content }

function page(desk: Desk, session: Session, { email = '', errors = [], several = '' }: Shown) {
  const error = errorOf('email', errors)
  const field = textField({
    name: 'email',
    label: 'Email address',
    hint: 'The whole address. Addresses are sealed, so there is no search by parts.',
    type: 'email',
    autocomplete: 'off',
    value: email,
    ...(error === undefined ? {} : { error }),
  })
  return staffPage(desk, session, path, {
    title: 'Customers',
    errors,
    main: html`${form(path, session.csrf, html`${field}${button({ text: 'Find the customer' })}`)}${several}`,
  })
}
