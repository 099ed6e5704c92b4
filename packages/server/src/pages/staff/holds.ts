import { day, type Instant } from '@candor/terms'
import { type Context, Hono } from 'hono'
import { holdPerson, toldHold } from '../../answers/retention/index.ts'
import { type Policy, startOf } from '../../brand/policy/index.ts'
import type { Session, StaffEnv } from '../../brand/staff/index.ts'
import { type HoldGround, type HoldRefusal, holdGrounds, releaseHold, rowsOfHold } from '../../customers/holds/index.ts'
import {
  button,
  checkboxes,
  type ErrorItem,
  errorOf,
  form,
  type Html,
  html,
  radios,
  summaryList,
  textArea,
  textField,
} from '../look/index.ts'
import { dayIn, momentIn } from './dates.ts'
import { type Desk, staffPage } from './deps.ts'
import { readForm, smallBody } from './form-body.ts'
import { groundNames, holdPath, holdsPath, retentionPath } from './hold-words.ts'
import { notThere } from './not-found.ts'
import { namesOfStaff } from './people.ts'

const names = ['customer', 'ground', 'matter', 'reason', 'until', 'silent'] as const
type Typed = { readonly [name in (typeof names)[number]]: string }
const one = `${holdsPath}/:hold`

/** Legal holds: placing one, seeing one, and releasing it with a reason. */
export function holds(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  const guard = desk.requireStaff('answer-rights')
  app.get(`${holdsPath}/new`, guard, context => {
    const nothing = { ground: '', matter: '', reason: '', until: '', silent: '' }
    return context.html(placing(desk, context.get('session'), { ...nothing, customer: asked(context) }, []))
  })
  app.post(holdsPath, smallBody, guard, context => place(desk, context))
  app.get(one, guard, context => show(desk, context, []))
  app.post(`${one}/release`, smallBody, guard, context => release(desk, context))
  return app
}

const asked = (context: Context): string => {
  const customer = context.req.query('customer') ?? ''
  return /^[A-Za-z0-9_-]{1,64}$/.test(customer) ? customer : ''
}

function placing(desk: Desk, session: Session, typed: Typed, errors: readonly ErrorItem[]): Html {
  const field = (name: keyof Typed) => {
    const error = errorOf(name, errors)
    return { name, value: typed[name], ...(error === undefined ? {} : { error }) }
  }
  const { value: ground, ...groundField } = field('ground')
  const { value: silent, ...silentField } = field('silent')
  const main = html`<p>Everything about the customer is kept, whoever asks. What is over is only stored: nothing uses it any more.</p>${form(
    holdsPath,
    session.csrf,
    html`${textField({ ...field('customer'), label: 'Customer', hint: 'The id, from the page of the customer.' })}${radios(
      {
        ...groundField,
        legend: 'Why everything must be kept',
        options: holdGrounds.map(value => ({ value, text: groundNames[value] })),
        chosen: ground,
      },
    )}${textField({ ...field('matter'), label: 'The matter', hint: 'Such as a file number.' })}${textArea({ ...field('reason'), label: 'The reason, in a sentence', hint: 'The customer reads it, unless the law forbids that.', rows: 3 })}${textField({ ...field('until'), label: 'The last day', hint: 'Such as 2027-06-03. Left empty: until somebody releases it.' })}${checkboxes(
      {
        ...silentField,
        legend: 'May the customer be told?',
        options: [
          {
            value: 'yes',
            text: 'The law forbids telling the customer',
            hint: 'Then neither their pages nor their copy speak of it.',
          },
        ],
        chosen: silent === '' ? [] : [silent],
      },
    )}${button({ text: 'Place the hold' })}`,
  )}`
  return staffPage(desk, session, retentionPath, { title: 'Place a legal hold', errors, main })
}

async function place(desk: Desk, context: Context): Promise<Response> {
  const session: Session = context.get('session')
  const sent = await readForm(context, names)
  const typed = Object.fromEntries(names.map(name => [name, sent.ok ? sent.text(name).trim() : ''])) as Typed
  if (!sent.ok) return context.html(placing(desk, session, typed, [sent.fault]), 400)
  const again = (errors: readonly ErrorItem[]) => context.html(placing(desk, session, typed, errors), 422)
  const ground = holdGrounds.find(name => name === typed.ground)
  const until = typed.until === '' ? undefined : afterDay(desk.house.judge.policy, typed.until)
  const errors = faultsIn(typed, ground, until)
  if (errors.length > 0 || ground === undefined) return again(errors)
  const { customer, matter, reason } = typed
  const ask = { customer, ground, matter, reason, silent: typed.silent === 'yes', by: `staff:${session.staff}` }
  const done = await holdPerson(desk.house, { ...ask, ...(until === undefined ? {} : { until }) })
  return done.ok ? context.redirect(holdPath(done.value.hold), 303) : again([refused[done.error]])
}

/** The first instant after a day of the brand's place; undefined for what is no day. */
function afterDay(policy: Policy, text: string): Instant | undefined {
  const begins = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  // What is no day of the calendar becomes another one, or none.
  if (Number.isNaN(begins) || !new Date(begins).toISOString().startsWith(text)) return undefined
  return startOf(policy, new Date(begins + day).toISOString().slice(0, 10))
}

function faultsIn(typed: Typed, ground: HoldGround | undefined, until: Instant | undefined): ErrorItem[] {
  const { customer, matter, reason } = typed
  return [
    ...(customer === '' ? [{ field: 'customer', text: 'Enter the id of the customer' }] : []),
    ...(ground === undefined ? [{ field: 'ground', text: 'Choose why everything must be kept' }] : []),
    ...(matter === '' || matter.length > 200 ? [{ field: 'matter', text: 'Name the matter in 1 to 200 letters' }] : []),
    ...(reason === '' || reason.length > 2_000
      ? [{ field: 'reason', text: 'Give the reason in 1 to 2,000 letters' }]
      : []),
    ...(typed.until !== '' && until === undefined ? [{ field: 'until', text: 'Enter a day such as 2027-06-03' }] : []),
  ]
}

const refused: Readonly<Record<HoldRefusal | 'past', ErrorItem>> = {
  'unknown-customer': { field: 'customer', text: 'There is no customer of this id' },
  'unknown-hold': { text: 'There is no such hold' },
  released: { text: 'It was released already' },
  busy: { text: 'Others change this customer now; send it again in a moment' },
  past: { field: 'until', text: 'Enter a day that has not passed' },
}

async function show(desk: Desk, context: Context, errors: readonly ErrorItem[], reason = ''): Promise<Response> {
  const session: Session = context.get('session')
  const { house } = desk
  const [hold] = await rowsOfHold(house, context.req.param('hold') ?? '')
  if (!hold) return notThere(desk, context, session, 'There is no such hold.', retentionPath)
  const { zone } = house.judge.policy.brand
  const nameOf = await namesOfStaff(desk)
  const { words } = await toldHold(house, hold)
  const facts = summaryList([
    {
      name: 'Customer',
      value: html`<a href="/staff/customers/${hold.customer}"><code>…${hold.customer.slice(-6)}</code></a>`,
    },
    { name: 'Ground', value: groundNames[hold.ground] },
    { name: 'Matter', value: words?.matter ?? '' },
    { name: 'Reason', value: words?.reason ?? '' },
    { name: 'Placed', value: `${momentIn(zone, hold.placedAt)}, by ${nameOf(words?.by ?? null)}` },
    { name: 'Until', value: hold.until === undefined ? 'it is released' : dayIn(zone, hold.until - 1) },
    { name: 'The customer', value: hold.silent ? 'is not told, as the law forbids it' : 'reads of it on their pages' },
    ...(hold.releasedAt === undefined
      ? []
      : [
          {
            name: 'Released',
            value: `${momentIn(zone, hold.releasedAt)}, by ${words?.released?.by === 'house' ? 'the house itself' : nameOf(words?.released?.by ?? null)}: ${words?.released?.reason ?? ''}`,
          },
        ]),
  ])
  const error = errorOf('reason', errors)
  const field = { name: 'reason', label: 'Why it ends, in a sentence', value: reason, rows: 3 }
  const end = html`<h2>Release it</h2><p>What is over goes within a minute, for good.</p>${form(`${holdPath(hold.hold)}/release`, session.csrf, html`${textArea({ ...field, ...(error === undefined ? {} : { error }) })}${button({ text: 'Release this hold', kind: 'danger' })}`)}`
  const main = html`${facts}${hold.releasedAt === undefined ? end : ''}<p><a href="${retentionPath}">All holds</a></p>`
  return context.html(
    staffPage(desk, session, retentionPath, { title: 'A legal hold', errors, main }),
    errors.length > 0 ? 422 : 200,
  )
}

async function release(desk: Desk, context: Context): Promise<Response> {
  const session: Session = context.get('session')
  const sent = await readForm(context, ['reason'])
  if (!sent.ok) return show(desk, context, [sent.fault])
  const reason = sent.text('reason').trim()
  if (reason === '' || reason.length > 2_000)
    return show(desk, context, [{ field: 'reason', text: 'Give the reason in 1 to 2,000 letters' }], reason)
  const hold = context.req.param('hold') ?? ''
  const done = await releaseHold(desk.house, hold, { reason, by: `staff:${session.staff}` })
  return done.ok || done.error === 'unknown-hold'
    ? context.redirect(holdPath(hold), 303)
    : show(desk, context, [refused[done.error]], reason)
}
