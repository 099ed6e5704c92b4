import { dials } from '@candor/terms'
import { type Context, Hono } from 'hono'
import { say, untilEffective } from '../../acts/choices/index.ts'
import { doNotUse, type PersonalizationRefusal, settingsOf, useAgain } from '../../acts/personalization/index.ts'
import { whyOfEntry } from '../../answers/why/index.ts'
import type { Center } from './desk.ts'
import type { Posted } from './form-token.ts'
import { posted } from './preferences.ts'
import { proofPath } from './proofs/proofs.ts'
import { reasonsOf } from './reasons.ts'
import { shownPage } from './shown-page.ts'
import { noSuggestionsPage, suggestionsPage } from './suggestions-page.ts'
import { suggestionsView, titlesIn } from './suggestions-view.ts'
import { allowUndo } from './undo-cookie.ts'
import { refuse, type Visit, visitBy } from './visit.ts'
import { momentOf } from './words.ts'

const path = '/suggestions/:token'

/** What is suggested to a customer and why; to say what is not to be used, and how much of them is. */
export function suggestions(house: Center): Hono {
  const app = new Hono()
  app.get(path, async context => {
    const visit = await visitBy(context, house, 'manage')
    return typeof visit === 'string' ? refuse(context, house, visit) : show(context, house, visit)
  })
  app.get(`${path}/shown/:entry{[a-z0-9]{26}}`, async context => {
    const visit = await visitBy(context, house, 'manage')
    return typeof visit === 'string' ? refuse(context, house, visit) : showOne(context, house, visit)
  })
  app.post(`${path}/unused`, context => posted(context, house, (...ask) => change(...ask, 'unused')))
  app.post(`${path}/used`, context => posted(context, house, (...ask) => change(...ask, 'used')))
  app.post(`${path}/level`, context => posted(context, house, chooseLevel))
  return app
}

async function show(context: Context, house: Center, visit: Visit<'manage'>): Promise<Response> {
  const { desk, token } = visit
  const settings = settingsOf(house.judge.policy)
  if (!settings) return context.html(noSuggestionsPage(desk, `/preferences/${token}`))
  const { unused, used, level, seen } = context.req.query()
  const view = await suggestionsView(house, visit, settings, { unused, used, level, seen })
  return view ? context.html(suggestionsPage(desk, view)) : refuse(context, house, 'busy')
}

/** What was suggested once, from the record. */
async function showOne(context: Context, house: Center, visit: Visit<'manage'>): Promise<Response> {
  const { customer, desk, token, zone } = visit
  const why = await whyOfEntry(house, customer, context.req.param('entry') ?? '', desk.texts.lang)
  if (!why.ok) return refuse(context, house, 'gone')
  const { decision, explanation, purpose } = why.value
  const { shown } = decision
  const titles = shown ? await titlesIn(house, shown) : new Map()
  const view = {
    day: momentOf(decision.at, zone, desk.texts),
    purpose: purpose.text,
    because: explanation.customer,
    items: (shown?.items ?? []).map(told => ({
      title: titles.get(told.item) ?? desk.texts.suggestions.gone,
      reasons: reasonsOf(told, titles, desk.texts),
    })),
    now: `/suggestions/${token}`,
    proof: proofPath(token, why.value.entry),
    timeline: `/timeline/${token}`,
  }
  return context.html(shownPage(desk, view))
}

async function change(
  context: Context,
  house: Center,
  { customer, token }: Visit<'manage'>,
  form: Posted,
  verb: 'used' | 'unused',
): Promise<Response> {
  const item = form.text('item')
  const done = await (verb === 'unused' ? doNotUse : useAgain)(house, customer, item)
  if (!done.ok) return refuse(context, house, refusals[done.error.code] ?? 'form')
  const query = new URLSearchParams({ [verb]: item })
  const seen = form.text('seen')
  if (seen !== '') query.set('seen', seen)
  return context.redirect(`/suggestions/${token}?${query}`, 303)
}

const refusals: Partial<Record<PersonalizationRefusal['code'], 'busy' | 'gone'>> = {
  'try-again': 'busy',
  'customer-unknown': 'gone',
}

async function chooseLevel(
  context: Context,
  house: Center,
  { customer, token }: Visit<'manage'>,
  form: Posted,
): Promise<Response> {
  const dial = dials.find(level => level === form.text('level'))
  if (dial === undefined) return refuse(context, house, 'form')
  const recorded = await say(house, customer, [{ kind: 'preference', value: { dial } }], 'preferences')
  if (!recorded.ok) return refuse(context, house, recorded.error === 'try-again' ? 'busy' : 'gone')
  await untilEffective(house, customer, recorded.value)
  allowUndo(context, house, customer, recorded.value)
  return context.redirect(`/suggestions/${token}?level=${dial}`, 303)
}
