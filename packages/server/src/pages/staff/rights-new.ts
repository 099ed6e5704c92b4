import { day } from '@candor/terms'
import { type Context, Hono } from 'hono'
import { doRight, openRequest } from '../../answers/rights/index.ts'
import type { Session, StaffEnv } from '../../brand/staff/index.ts'
import { deskRightNames, isDeskRight } from '../../customers/rights/index.ts'
import { button, type ErrorItem, errorOf, form, type Html, html, select, textArea, textField } from '../look/index.ts'
import { type Desk, staffPage } from './deps.ts'
import { readForm, smallBody } from './form-body.ts'
import { requestPath, rightNames, rightsPath } from './rights-words.ts'

const path = `${rightsPath}/new`
const names = ['customer', 'right', 'via', 'received', 'checked', 'said'] as const
type Typed = { readonly [name in (typeof names)[number]]: string }
const nothing: Typed = { customer: '', right: '', via: 'staff', received: '', checked: '', said: '' }

/** A request that came by letter, phone or agent is written down here; the clock runs from the day it came. */
export function rightsNew(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(path, desk.requireStaff('answer-rights'), context =>
    context.html(page(desk, context.get('session'), nothing, [])),
  )
  app.post(path, smallBody, desk.requireStaff('answer-rights'), context => opened(desk, context))
  return app
}

function page(desk: Desk, session: Session, typed: Typed, errors: readonly ErrorItem[]): Html {
  const field = (name: keyof Typed) => {
    const error = errorOf(name, errors)
    return { name, value: typed[name], ...(error === undefined ? {} : { error }) }
  }
  const rights = deskRightNames.filter(right => right !== 'appeal').map(value => ({ value, text: rightNames[value] }))
  const main = html`${textField({ ...field('customer'), label: 'Customer', hint: 'The id, from the page of the customer.' })}${select({ ...field('right'), label: 'What they ask for', options: rights })}${select(
    {
      ...field('via'),
      label: 'Who asks',
      options: [
        { value: 'staff', text: 'The customer, by letter, phone or in person' },
        { value: 'agent', text: 'An agent with their authorisation' },
      ],
    },
  )}${textField({ ...field('received'), label: 'The day it came', type: 'date', hint: 'Left empty: now.' })}${textArea({ ...field('checked'), label: 'How you made sure who asks', hint: 'Left empty: it waits for that. For an agent, the authorisation you saw.', rows: 2 })}${textArea({ ...field('said'), label: 'What they say', rows: 4 })}${button({ text: 'Open the request' })}`
  return staffPage(desk, session, rightsPath, {
    title: 'Write a request down',
    errors,
    main: form(path, session.csrf, main),
  })
}

async function opened(desk: Desk, context: Context): Promise<Response> {
  const session: Session = context.get('session')
  const { house } = desk
  const sent = await readForm(context, names)
  if (!sent.ok) return context.html(page(desk, session, nothing, [sent.fault]), 400)
  const typed = Object.fromEntries(names.map(name => [name, sent.text(name).trim()])) as Typed
  const again = (field: string, text: string) => context.html(page(desk, session, typed, [{ field, text }]), 422)
  const { right, via, received, checked, said } = typed
  if (!isDeskRight(right)) return again('right', 'Choose what they ask for')
  const receivedAt = received === '' ? undefined : startOf(received, house.clock.now())
  if (Number.isNaN(receivedAt)) return again('received', 'Enter a day such as 2026-06-03')
  const words = { ...(checked === '' ? {} : { checked }), ...(said === '' ? {} : { said }) }
  const done = await openRequest(house, {
    customer: typed.customer,
    right,
    via: via === 'agent' ? 'agent' : 'staff',
    identity: checked === '' ? 'none' : 'staff',
    by: `staff:${session.staff}`,
    words,
    ...(receivedAt === undefined ? {} : { receivedAt }),
  })
  if (!done.ok) return again(done.error.code === 'customer-unknown' ? 'customer' : 'received', done.error.says)
  await doRight(house, done.value.request)
  return context.redirect(requestPath(done.value.request), 303)
}

/** The whole of its day counts as the day of receipt, in whatever zone: noon of it is on that day nearly everywhere. */
function startOf(text: string, now: number): number {
  const noon = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T12:00:00Z`) : Number.NaN
  // Of today as much as has passed.
  return noon > now && noon - now < day ? now : noon
}
