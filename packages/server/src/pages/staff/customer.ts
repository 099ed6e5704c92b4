import { type Context, Hono } from 'hono'
import { type Moment, timelineOf } from '../../answers/timeline/index.ts'
import { may, type Session, type StaffEnv } from '../../brand/staff/index.ts'
import { eventsOf } from '../../customers/events/index.ts'
import { holdsOn } from '../../customers/holds/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import { isAddress, type Profile, pointsOf, wholeProfile } from '../../customers/profiles/index.ts'
import { type Content, type Html, html, pagination, summaryList } from '../look/index.ts'
import type { KeptEvents } from './collect-words.ts'
import { idAfter } from './cursor.ts'
import { dayIn } from './dates.ts'
import { type Desk, staffPage } from './deps.ts'
import { holdPath, holdsPath } from './hold-words.ts'
import { momentWords } from './moment-words.ts'
import { notThere } from './not-found.ts'

const perPage = 50

/** One customer: what the brand knows, and everything that happened, newest first. A half leads to who stands for it. */
export function customer(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get('/staff/customers/:id{[A-Za-z0-9_-]{1,64}}', desk.requireStaff('see-customers'), context =>
    page(desk, context, context.get('session'), context.req.param('id')),
  )
  return app
}

async function page(desk: Desk, context: Context, session: Session, asked: string): Promise<Response> {
  const { house } = desk
  const before = idAfter(context.req.query('before'))
  const halves = await halvesOf(house, asked)
  const [id = asked] = halves
  const profile = await wholeProfile(house, id)
  const moments = await timelineOf(house, id, { limit: perPage, ...(before === undefined ? {} : { before }) })
  if (id === 'brand' || (!profile && moments.length === 0))
    return notThere(desk, context, session, 'There is no customer of this id.', '/staff/customers')
  const events = await keptAmong(desk, halves, moments)
  const items = moments.toSorted(newestFirst).map(moment => html`<li>${momentWords(desk, id, moment, events)}</li>`)
  const entries = moments.flatMap(moment => ('entry' in moment ? [moment.entry] : [])).sort()
  const next = entries.length === perPage ? `?before=${encodeURIComponent(entries[0] as string)}` : undefined
  const older = next === undefined ? '' : pagination({ about: 'the timeline', next })
  const timeline = items.length === 0 ? html`<p>Nothing has happened yet.</p>` : html`<ol class="moments">${items}</ol>`
  const erase =
    profile && may(session, 'answer-rights')
      ? html`${await holdsLine(desk, halves)}<p><a href="${holdsPath}/new?customer=${id}">Place a legal hold</a></p><p><a href="/staff/customers/${id}/erase">Erase this customer</a></p>`
      : ''
  const main = html`${id === asked ? '' : standsFor(asked)}${profile ? await known(desk, profile, halves) : erased}${erase}<h2>What happened</h2><p>Newest first, from the sealed record itself.</p>${timeline}${older}`
  return context.html(staffPage(desk, session, '/staff/customers', { title: 'A customer', main }))
}

async function holdsLine({ house }: Desk, halves: readonly string[]): Promise<Html | ''> {
  const named = [...new Set((await holdsOn(house, halves)).map(({ hold }) => hold))]
  if (named.length === 0) return ''
  const links = named.map(
    (hold, i) => html` <a href="${holdPath(hold)}">${i === 0 ? 'See the hold' : `See hold ${i + 1}`}</a>`,
  )
  return html`<p><strong>Under a legal hold.</strong> Nothing about this customer ends.${links}</p>`
}

/** The events of these moments that are still kept. */
async function keptAmong({ house }: Desk, halves: readonly string[], moments: readonly Moment[]): Promise<KeptEvents> {
  const only = moments.flatMap(moment =>
    moment.kind === 'collect' ? moment.collection.events.flatMap(({ event }) => event ?? []) : [],
  )
  const kept = only.length === 0 ? [] : await eventsOf(house, halves, { limit: only.length, only })
  return new Map(kept.map(event => [event.event, event]))
}

const erased = html`<p>This customer was erased. The log still proves that something was recorded; nobody can read what.</p>`

const standsFor = (half: string): Html =>
  html`<p>The id <code>${half}</code> was found to be the same person as another. This is the customer who stands for both.</p>`

async function known({ house }: Desk, profile: Profile, halves: readonly string[]): Promise<Html> {
  const { policy } = house.judge
  const { zone } = policy.brand
  const { sealed, attributes, place, source, collectedAt } = profile
  const names = Object.entries({ ...sealed, ...attributes }).filter(
    ([field]) => policy.fields[field]?.addressOf === undefined,
  )
  const all = (await Promise.all(halves.map(half => pointsOf(house, half)))).flat().filter(isAddress)
  const points = new Map(all.map(point => [`${point.channel}|${point.address}`, point])).values()
  const others = halves.filter(half => half !== profile.customer)
  const fact = (name: string, value: Content) => ({
    name,
    value: typeof value === 'string' ? html`<bdi>${value}</bdi>` : value,
  })
  const where = [place.country, place.region, place.zone, place.language].filter(part => part !== undefined).join(', ')
  return summaryList([
    ...names.map(([field, value]) => fact(policy.fields[field]?.text ?? field.replaceAll('_', ' '), String(value))),
    ...[...points].map(({ channel, address }) => fact(`Address: ${channel}`, address)),
    fact('Place', where || 'not known'),
    fact('Came from', `${source}, ${dayIn(zone, collectedAt)}`),
    fact('Id', html`<code>${profile.customer}</code>`),
    ...others.map(half => fact('Stands for', html`<code>${half}</code>`)),
  ])
}

// An end in the same millisecond as its decision still came after it.
const newestFirst = (a: Moment, b: Moment): number =>
  b.at - a.at || Number(b.kind === 'ended') - Number(a.kind === 'ended')
