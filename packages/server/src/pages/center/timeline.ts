import { type Context, Hono } from 'hono'
import { say, untilEffective } from '../../acts/choices/index.ts'
import { type Moment, timelineOf } from '../../answers/timeline/index.ts'
import { choicesOf } from '../../customers/consent/index.ts'
import { eventsOf } from '../../customers/events/index.ts'
import { halvesOf } from '../../customers/identity/index.ts'
import { ownRulesOf } from '../../decisions/index.ts'
import { isCollectedFor } from './declared.ts'
import type { Center } from './desk.ts'
import { doneQuery } from './done.ts'
import { formToken, type Posted } from './form-token.ts'
import { holdViews } from './holds-part.ts'
import { itemOf, momentView } from './moment-view.ts'
import { posted } from './preferences.ts'
import { proofPath } from './proofs/proofs.ts'
import { titlesOf } from './suggestions-view.ts'
import { lastWords, summaryView } from './summary-view.ts'
import type { Telling } from './telling.ts'
import { timelinePage } from './timeline-page.ts'
import { allowUndo } from './undo-cookie.ts'
import { refuse, type Visit, visitBy } from './visit.ts'

const path = '/timeline/:token'
const perPage = 50

/** Everything that happened, to read; and one thing to do: say no to a purpose that events are kept for. */
export function timeline(house: Center): Hono {
  const app = new Hono()
  app.get(path, async context => {
    const visit = await visitBy(context, house, 'manage')
    return typeof visit === 'string' ? refuse(context, house, visit) : show(context, house, visit)
  })
  app.post(`${path}/no`, context => posted(context, house, sayNo))
  return app
}

async function show(context: Context, house: Center, visit: Visit<'manage'>): Promise<Response> {
  const { customer, token, desk, zone } = visit
  const before = beforeOf(context.req.query('before'))
  const moments = await timelineOf(house, customer, { limit: perPage, ...(before === undefined ? {} : { before }) })
  const halves = await halvesOf(house, customer)
  const telling = await tellingOf(house, visit, halves, moments)
  const entries = moments.flatMap(moment => ('entry' in moment ? [moment.entry] : [])).sort()
  const older = entries.length >= perPage ? `?before=${entries[0]}` : undefined
  const view = {
    zone: zone.replaceAll('_', ' '),
    moments: moments.toSorted(newestFirst).map(moment => ({
      ...momentView(telling, moment),
      ...('entry' in moment && moment.kind !== 'erased' ? { proof: proofPath(token, moment.entry) } : {}),
    })),
    action: `/timeline/${token}/no`,
    csrf: formToken(house, token),
    preferences: `/preferences/${token}`,
    rights: `/rights/${token}`,
    ...(Object.keys(house.judge.policy.vendors).length > 0 ? { shared: `/shared/${token}` } : {}),
    ...(house.judge.policy.recommendations ? { suggestions: `/suggestions/${token}` } : {}),
    ...(house.judge.policy.vault ? { aboutYou: `/about-you/${token}` } : {}),
    ...(before === undefined
      ? { summary: await summaryView(telling, halves), holds: await holdViews(house, halves, zone, desk.texts) }
      : { newest: `/timeline/${token}` }),
    ...(older === undefined ? {} : { older }),
  }
  return context.html(timelinePage(desk, view))
}

const beforeOf = (text: string | undefined): string | undefined =>
  text !== undefined && /^[A-Za-z0-9_-]{1,64}$/.test(text) ? text : undefined

// An end in the same millisecond as its decision still came after it.
const newestFirst = (a: Moment, b: Moment): number =>
  b.at - a.at || Number(b.kind === 'ended') - Number(a.kind === 'ended')

async function tellingOf(
  house: Center,
  { customer, desk, zone }: Visit<'manage'>,
  halves: readonly string[],
  moments: readonly Moment[],
): Promise<Telling> {
  const only = moments.flatMap(moment =>
    moment.kind === 'collect' ? moment.collection.events.flatMap(({ event }) => event ?? []) : [],
  )
  const events = await eventsOf(house, halves, { limit: only.length, only })
  const choices = (await Promise.all(halves.map(half => choicesOf(house, half)))).flat()
  return {
    house,
    customer,
    desk,
    t: desk.texts.timeline,
    lang: desk.texts.dates,
    zone,
    policy: house.judge.policy,
    events: new Map(events.map(event => [event.event, event])),
    choices,
    titles: await titlesOf(house, moments.flatMap(itemsIn)),
    own: await ownRulesOfAll(house, moments),
  }
}

/** The items that a moment names: what was suggested, and what is not to be used. */
function itemsIn(moment: Moment): string[] {
  if (moment.kind === 'decision') return moment.decision.shown?.items.map(({ item }) => item) ?? []
  return moment.kind === 'unwanted' ? [itemOf(moment.body)] : []
}

async function ownRulesOfAll(house: Center, moments: readonly Moment[]): Promise<Telling['own']> {
  const digests = moments.flatMap(moment => {
    if (moment.kind === 'collect') return [moment.collection.policy]
    return moment.kind === 'decision' ? [moment.decision.policy] : []
  })
  const known = [...new Set(digests)].map(
    async digest => [digest, await ownRulesOf(house, house.judge, digest)] as const,
  )
  return new Map(await Promise.all(known))
}

/** A no to everything that is done for a purpose; nothing can be permitted here. */
async function sayNo(context: Context, house: Center, visit: Visit<'manage'>, form: Posted): Promise<Response> {
  const { customer, token } = visit
  const purpose = form.text('purpose')
  const { policy } = house.judge
  if (!Object.hasOwn(policy.purposes, purpose) || !isCollectedFor(policy, purpose))
    return refuse(context, house, 'form')
  const { newest } = lastWords(await choicesOf(house, customer), purpose)
  const kind = newest?.said.kind === 'consent' ? 'withdrawal' : 'refusal'
  const recorded = await say(house, customer, [{ kind, purpose, channel: 'any' }], 'preferences')
  if (!recorded.ok) return refuse(context, house, recorded.error === 'try-again' ? 'busy' : 'gone')
  await untilEffective(house, customer, recorded.value)
  allowUndo(context, house, customer, recorded.value)
  return context.redirect(`/preferences/${token}/saved${doneQuery(recorded.value)}`, 303)
}
