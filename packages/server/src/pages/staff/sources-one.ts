import { Hono } from 'hono'
import {
  dayOf,
  emptyTally,
  listWriteKeys,
  type NewWriteKey,
  readSource,
  type Source,
  talliesOf,
} from '../../brand/sources/index.ts'
import { may, type Session, type StaffEnv } from '../../brand/staff/index.ts'
import {
  banner,
  button,
  type ErrorItem,
  form,
  type Html,
  html,
  summaryList,
  tag,
  textField,
  wholeNumber,
} from '../look/index.ts'
import { momentIn } from './dates.ts'
import { type Desk, staffPage } from './deps.ts'
import { notThere } from './not-found.ts'
import { pointingPart } from './sources-client.ts'
import { changeForm, type Typed, versionOf, vouchForm } from './sources-forms.ts'
import { countTables, keyTable } from './sources-tables.ts'
import { consentWords, kindWords, sourcePath, sourceRoute, sourcesPath } from './sources-words.ts'

const doneWords: Readonly<Record<string, string>> = {
  change: 'The source is changed',
  vouch: 'The brand gives its word for this source',
  unvouch: 'The word is taken back',
  revoke: 'The key is revoked',
  close: 'The source is closed',
}

/** One source: its keys, what became of its calls in a day, how to point a client at it, and what can be changed. */
export function sourcePage(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  app.get(sourceRoute, desk.requireStaff('see'), async context => {
    const session = context.get('session')
    const source = await readSource(desk.house.store, context.req.param('source'))
    if (!source) return notThere(desk, context, session, 'There is no source of this name.', sourcesPath)
    const { done = '', day } = context.req.query()
    const words = Object.hasOwn(doneWords, done) ? doneWords[done] : undefined
    return context.html(
      await oneSource(desk, session, source, { ...(words ? { notice: banner('ok', words) } : {}), day: readDay(day) }),
    )
  })
  return app
}

const readDay = (text = ''): string | undefined =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined

export type Shown = {
  readonly notice?: Html
  readonly day?: string | undefined
  readonly errors?: readonly ErrorItem[]
  /** What was typed in the form that had faults. */
  readonly change?: Typed
  readonly vouch?: Typed
  /** A key just made: the only time its text is there. */
  readonly newKey?: NewWriteKey
}

/** The page of one source. */
export async function oneSource(desk: Desk, session: Session, source: Source, shown: Shown): Promise<Html> {
  const { store, judge, publicUrl, clock } = desk.house
  const { zone } = judge.policy.brand
  const day = shown.day ?? dayOf(clock.now())
  const [keys, tallies] = await Promise.all([
    listWriteKeys(store, source.source),
    talliesOf(desk.house, { day, source: source.source }),
  ])
  const working = keys.find(({ revokedAt }) => revokedAt === undefined)
  const pointing = working ? html`<h2>Point a client here</h2>${pointingPart(publicUrl, source, working)}` : ''
  const notice = shown.newKey ? newKeyNotice(source, shown.newKey) : shown.notice
  return staffPage(desk, session, sourcesPath, {
    title: `Source ${source.source}`,
    errors: shown.errors ?? [],
    ...(notice ? { notice } : {}),
    main: html`${facts(source, zone)}<h2>Keys</h2>${keyTable(session, source, keys, zone)}${rotatePart(session, source)}<h2>What became of its calls</h2>${dayForm(source, day)}${countTables(tallies.get(source.source) ?? emptyTally)}<p><a href="/staff/debugger?source=${source.source}">See its last calls in the debugger</a></p>${pointing}${changePart(desk, session, source, shown)}`,
  })
}

const newKeyNotice = ({ kind }: Source, { text }: NewWriteKey): Html =>
  banner(
    'ok',
    'The key is ready',
    kind === 'server' ? html`Copy it now, it is shown only once: <code>${text}</code>` : html`<code>${text}</code>`,
  )

function facts(source: Source, zone: string): Html {
  const { kind, origins, perSecond, childDirected, vouch, createdAt, closedAt } = source
  const word = vouch
    ? html`${tag('Our word', 'warn')} ${consentWords(source)}, since ${momentIn(zone, vouch.since)}: “${vouch.text}” (${vouch.version}, ${vouch.locale})`
    : consentWords(source)
  return summaryList([
    { name: 'Kind', value: kindWords[kind] },
    ...(kind === 'public' ? [{ name: 'Web origins', value: origins.length > 0 ? origins.join(', ') : 'any' }] : []),
    { name: 'Calls a second', value: wholeNumber(perSecond) },
    { name: 'Made for', value: childDirected ? 'children' : 'everybody' },
    { name: 'Consent', value: word },
    { name: 'Made', value: momentIn(zone, createdAt) },
    ...(closedAt === undefined ? [] : [{ name: 'Closed', value: momentIn(zone, closedAt) }]),
  ])
}

const mayChange = (session: Session, { closedAt }: Source): boolean =>
  closedAt === undefined && may(session, 'manage-keys')

function rotatePart(session: Session, source: Source): Html | '' {
  if (!mayChange(session, source)) return ''
  const says = 'A new key works beside the old ones, which go on until you revoke them.'
  const make = button({ text: 'Make a new key', kind: 'secondary' })
  return html`<p>${says}</p>${form(sourcePath(source.source, 'keys'), session.csrf, make)}`
}

function dayForm({ source }: Source, day: string): Html {
  const field = textField({
    name: 'day',
    label: 'Day, in UTC',
    hint: 'Such as 2026-06-03. Counts are kept for 90 days.',
    value: day,
  })
  return html`<form method="get" action="${sourcePath(source)}">${field}${button({ text: 'Show this day', kind: 'secondary' })}</form>`
}

function changePart(desk: Desk, session: Session, source: Source, { change, vouch, errors = [] }: Shown): Html | '' {
  if (!mayChange(session, source)) return ''
  const back = form(
    sourcePath(source.source, 'unvouch'),
    session.csrf,
    html`${versionOf(source)}${button({ text: 'Take our word back', kind: 'secondary' })}`,
  )
  const wordPart = source.vouch ? back : vouchForm(session, source, needYes(desk), vouch ?? {}, vouch ? errors : [])
  return html`<h2>Change it</h2>${changeForm(session, source, change, change ? errors : [])}<h2>Our word instead of a recorded yes</h2><p>A purpose that rests on consent needs a recorded yes. Where people say yes before this source sends anything, and it cannot tell us so, the brand may give its word. It never stands against a no.</p>${wordPart}<h2>Close it</h2><p>Closing is final. <a href="${sourcePath(source.source, 'close')}">Close this source</a></p>`
}

/** The purposes that rest on consent, as boxes to tick. */
const needYes = ({ house }: Desk): { value: string; text: string }[] =>
  Object.entries(house.judge.policy.purposes)
    .filter(([, { basis }]) => basis === 'consent')
    .map(([value, { text }]) => ({ value, text: `${value}: ${text}` }))
