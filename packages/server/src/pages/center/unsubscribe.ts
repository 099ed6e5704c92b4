import { type Context, Hono } from 'hono'
import { undo, untilEffective, withdraw } from '../../acts/choices/index.ts'
import type { Center } from './desk.ts'
import { doneQuery, doneView } from './done.ts'
import { donePage, notUndonePage } from './done-page.ts'
import { formToken, isOurs, readForm, readPosted } from './form-token.ts'
import { textsFor } from './texts.ts'
import { allowUndo, forgetUndo, undoOf } from './undo-cookie.ts'
import { unsubscribePage } from './unsubscribe-page.ts'
import { preferencesPath, refuse, type Visit, visitBy } from './visit.ts'
import { channelText, purposeText } from './words.ts'

const path = '/unsubscribe/:token'

/** Saying no to one purpose on one channel, by the link in each message and by the one-click of a mail program. */
export function unsubscribe(house: Center): Hono {
  const app = new Hono()
  app.get(path, context => ask(context, house))
  app.post(path, context => stop(context, house))
  app.get(`${path}/done`, context => done(context, house))
  app.post(`${path}/undo`, context => takeBack(context, house))
  return app
}

async function ask(context: Context, house: Center): Promise<Response> {
  const visit = await visitBy(context, house, 'withdraw')
  if (typeof visit === 'string') return refuse(context, house, visit)
  const { token, link, customer, desk } = visit
  const what = `${purposeText(house.judge.policy, link.purpose, desk.texts)} (${channelText(link.channel, desk.texts)})`
  const csrf = formToken(house, token)
  return context.html(
    unsubscribePage(desk, {
      what,
      action: `/unsubscribe/${token}`,
      csrf,
      preferences: preferencesPath(house, customer),
    }),
  )
}

// RFC 8058 §3.1: the one-click POST is answered without cookies, without a redirect and without a further question.
async function stop(context: Context, house: Center): Promise<Response> {
  const posted = await readPosted(context)
  const isOneClick = posted?.text('List-Unsubscribe') === 'One-Click'
  const visit = await visitBy(context, house, 'withdraw')
  // A link that works and nobody behind it: there is nothing left to stop.
  if (visit === 'gone' && isOneClick) return oneClickDone(context)
  if (typeof visit === 'string') return refuse(context, house, visit)
  if (isOneClick) return oneClick(context, house, visit)
  if (!posted || !isOurs(house, posted, visit.token)) return refuse(context, house, 'form')
  const { customer, token, link } = visit
  const recorded = await withdraw(house, customer, link, 'preferences')
  if (!recorded.ok) return refuse(context, house, recorded.error === 'try-again' ? 'busy' : 'gone')
  await untilEffective(house, customer, recorded.value)
  allowUndo(context, house, customer, recorded.value)
  return context.redirect(`/unsubscribe/${token}/done${doneQuery(recorded.value)}`, 303)
}

async function oneClick(context: Context, house: Center, { customer, link }: Visit<'withdraw'>): Promise<Response> {
  const recorded = await withdraw(house, customer, link, 'one-click')
  if (!recorded.ok && recorded.error === 'try-again') return refuse(context, house, 'busy')
  if (recorded.ok) await untilEffective(house, customer, recorded.value)
  return oneClickDone(context)
}

const oneClickDone = (context: Context): Response => context.text(textsFor(undefined).unsubscribe.oneClick)

async function done(context: Context, house: Center): Promise<Response> {
  const visit = await visitBy(context, house, 'withdraw')
  if (typeof visit === 'string') return refuse(context, house, visit)
  const { customer, token, desk, zone } = visit
  const ask = { said: context.req.query('said'), flying: context.req.queries('flying') ?? [] }
  const view = await doneView(house, desk, customer, zone, ask)
  const undo =
    undoOf(context, house, customer) === undefined
      ? {}
      : { undo: { action: `/unsubscribe/${token}/undo`, csrf: formToken(house, token) } }
  const links = { ...undo, preferences: preferencesPath(house, customer) }
  return context.html(donePage(desk, view, links, desk.texts.done.standsAlready))
}

async function takeBack(context: Context, house: Center): Promise<Response> {
  const visit = await visitBy(context, house, 'withdraw')
  if (typeof visit === 'string') return refuse(context, house, visit)
  const { customer, token, desk } = visit
  if (!(await readForm(context, house, token))) return refuse(context, house, 'form')
  const mine = undoOf(context, house, customer)
  const undone = mine === undefined ? undefined : await undo(house, customer, mine)
  if (undone && !undone.ok && undone.error === 'try-again') return refuse(context, house, 'busy')
  if (!undone?.ok) return context.html(notUndonePage(desk, preferencesPath(house, customer)), 409)
  forgetUndo(context, house)
  return context.redirect(`/unsubscribe/${token}/done${doneQuery(undone.value)}`, 303)
}
