import { type Context, Hono } from 'hono'
import { type Certificate, eraseCustomer, foresee, stayWords } from '../../answers/erasure/index.ts'
import type { Session, StaffEnv } from '../../brand/staff/index.ts'
import { erasedLink } from '../../customers/links/index.ts'
import { button, type ErrorItem, errorOf, form, type Html, html, textField } from '../look/index.ts'
import { dayIn } from './dates.ts'
import { type Desk, staffPage } from './deps.ts'
import { readForm, smallBody } from './form-body.ts'
import { notThere } from './not-found.ts'

const route = '/staff/customers/:id{[a-z0-9]{20}}/erase'
const list = '/staff/customers'

/** Erasing a customer: first what would go, then their id typed once more, then the certificate, which is shown once here. */
export function eraseOne(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(route, desk.requireStaff('answer-rights'), context => asked(desk, context, []))
  app.post(route, smallBody, desk.requireStaff('answer-rights'), context => confirmed(desk, context))
  return app
}

async function asked(desk: Desk, context: Context, errors: readonly ErrorItem[]): Promise<Response> {
  const session: Session = context.get('session')
  const id = context.req.param('id') ?? ''
  const found = await foresee(desk.house, id)
  if (!found.ok) return notThere(desk, context, session, 'There is no customer of this id.', list)
  const { erased, duties, held } = found.value
  const error = errorOf('again', errors)
  const field = textField({
    name: 'again',
    label: 'Their id, once more',
    hint: id,
    value: '',
    ...(error === undefined ? {} : { error }),
  })
  const law =
    duties.length === 0 ? '' : html`<p>What the data map declares for ${duties.join(', ')} is kept to its end.</p>`
  const main = held
    ? html`<p>A legal hold stands on this customer. They can be erased once it is released.</p>`
    : html`<p>This cannot be undone. All of this goes:</p>${counts(erased)}${law}${form(`${list}/${id}/erase`, session.csrf, html`${field}${button({ text: 'Erase this customer' })}`)}`
  return context.html(
    staffPage(desk, session, list, { title: 'Erase a customer', errors, main }),
    errors.length ? 422 : 200,
  )
}

async function confirmed(desk: Desk, context: Context): Promise<Response> {
  const session: Session = context.get('session')
  const id = context.req.param('id') ?? ''
  const sent = await readForm(context, ['again'])
  if (!sent.ok) return asked(desk, context, [sent.fault])
  if (sent.text('again').trim() !== id)
    return asked(desk, context, [{ field: 'again', text: 'Type the id as it stands above' }])
  const done = await eraseCustomer(desk.house, { customer: id, why: 'staff', by: `staff:${session.staff}` })
  if (done.ok)
    return context.html(staffPage(desk, session, list, { title: 'Erased', main: certificate(desk, done.value) }))
  if (done.error === 'unknown-customer')
    return notThere(desk, context, session, 'There is no customer of this id.', list)
  const text =
    done.error === 'held'
      ? 'A legal hold stands on this customer'
      : 'Others change this customer now; it is done in a moment'
  return asked(desk, context, [{ field: 'again', text }])
}

const counts = (erased: Certificate['erased']): Html =>
  html`<ul>${erased.map(({ what, n }) => html`<li>${what.replaceAll('-', ' ')}: ${n}</li>`)}</ul>`

function certificate({ house }: Desk, { erasure, erased, stays, backupsUntil, onItsWay }: Certificate): Html {
  const { zone } = house.judge.policy.brand
  const page = erasedLink(house, erasure)
  const until = (at?: number) => (at === undefined ? '' : ` Until ${dayIn(zone, at)}.`)
  const way = onItsWay.map(
    ({ channel }) => html`<p>A message by ${channel} was on its way and could not be called back.</p>`,
  )
  const backups = backupsUntil === undefined ? '' : html`<p>Backups lose them by ${dayIn(zone, backupsUntil)}.</p>`
  return html`<p>Nothing of this customer can be opened any more. The number of the erasure is <code>${erasure}</code>. Give them <a href="${page}">the address of their certificate</a>, which names nobody: <code>${page}</code></p>${counts(erased)}${way}<h2>What stays</h2><ul>${stays.map(stay => html`<li>${stayWords(stay)}${until(stay.until)}</li>`)}</ul>${backups}`
}
