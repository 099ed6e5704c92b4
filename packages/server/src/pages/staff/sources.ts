import { type Context, Hono } from 'hono'
import { createSource, dayOf, listSources, listWriteKeys, talliesOf, unknownSource } from '../../brand/sources/index.ts'
import { may, type Session, type StaffEnv } from '../../brand/staff/index.ts'
import { type ErrorItem, type Html, html, wholeNumber } from '../look/index.ts'
import { type Desk, staffPage } from './deps.ts'
import { readForm, smallBody } from './form-body.ts'
import { newSourceForm, type Typed } from './sources-forms.ts'
import { oneSource } from './sources-one.ts'
import { sourceTable } from './sources-tables.ts'
import { errorsOf, linesOf, sourcesPath, statusOf } from './sources-words.ts'

/** Where events come from: every source with what became of its calls today, and a form for another. */
export function sourcesPage(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(sourcesPath, desk.requireStaff('see'), async context =>
    context.html(await page(desk, context.get('session'))),
  )
  app.post(sourcesPath, smallBody, desk.requireStaff('manage-keys'), context =>
    make(desk, context, context.get('session')),
  )
  return app
}

async function make(desk: Desk, context: Context, session: Session): Promise<Response> {
  const sent = await readForm(context, ['name', 'kind', 'origins', 'per_second', 'child_directed'])
  if (!sent.ok) return context.html(await page(desk, session, {}, [sent.fault]), 400)
  const [name, kind, origins, perSecond] = ['name', 'kind', 'origins', 'per_second'].map(each => sent.text(each).trim())
  const childDirected = sent.all('child_directed')
  const made = await createSource(
    desk.house,
    {
      name: name ?? '',
      kind: kind ?? '',
      origins: linesOf(origins ?? ''),
      perSecond: Number(perSecond || '1000'),
      childDirected: childDirected.includes('yes'),
    },
    `staff:${session.staff}`,
  )
  if (made.ok) return context.html(await oneSource(desk, session, made.value.source, { newKey: made.value.key }))
  const typed: Typed = { name, kind, origins, per_second: perSecond, child_directed: childDirected }
  return context.html(await page(desk, session, typed, errorsOf(made.error)), statusOf(made.error))
}

async function page(desk: Desk, session: Session, typed: Typed = {}, errors: readonly ErrorItem[] = []): Promise<Html> {
  const { store, clock } = desk.house
  const day = dayOf(clock.now())
  const [sources, keys, tallies] = await Promise.all([
    listSources(store),
    listWriteKeys(store),
    talliesOf(desk.house, { day }),
  ])
  const unknown = tallies.get(unknownSource)?.refused['unknown-key'] ?? 0
  const make = may(session, 'manage-keys') ? html`<h2>Make a source</h2>${newSourceForm(session, typed, errors)}` : ''
  const main = html`<p>A source is a place that events come from. Clients name it by its write key, which can send events and nothing else.</p>${sourceTable(sources, keys, tallies)}<p>${unknownPart(unknown)} Days are counted in UTC; today is ${day}.</p>${make}`
  return staffPage(desk, session, sourcesPath, { title: 'Sources', main, errors })
}

const unknownPart = (calls: number): Html =>
  calls === 0
    ? html`No call came today with a key that nobody knows.`
    : html`<strong>${wholeNumber(calls)} ${calls === 1 ? 'call' : 'calls'} came today with a key that nobody knows.</strong> A client with a wrong or revoked key is not told so; nothing of it is kept.`
