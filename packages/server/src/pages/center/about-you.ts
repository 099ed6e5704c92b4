import { type Context, Hono } from 'hono'
import { askCode, codeChannel, confirmTold, forgetTold, untell } from '../../acts/choices/index.ts'
import type { Vault } from '../../brand/policy/index.ts'
import { type ErrorItem, html } from '../look/index.ts'
import { questionField, readAnswers } from './about-you-form.ts'
import { aboutYouPage, noAboutYouPage } from './about-you-page.ts'
import { aboutYouView, type Chosen, consentTo, toldBefore } from './about-you-view.ts'
import { codePage } from './code-page.ts'
import type { Center } from './desk.ts'
import { formToken, type Posted } from './form-token.ts'
import { posted } from './preferences.ts'
import { refuse, type Visit, visitBy } from './visit.ts'
import { channelText } from './words.ts'

const path = '/about-you/:token'

/** What a customer may tell for audits alone. Nothing else in the house writes there. */
export function aboutYou(house: Center): Hono {
  const app = new Hono()
  app.get(path, async context => {
    const visit = await visitBy(context, house, 'manage')
    return typeof visit === 'string' ? refuse(context, house, visit) : show(context, house, visit)
  })
  app.post(path, context => posted(context, house, send))
  app.post(`${path}/code/:challenge`, context => posted(context, house, confirm))
  app.post(`${path}/forget`, context => posted(context, house, forget))
  return app
}

type Typed = { readonly chosen: Chosen; readonly errors: readonly ErrorItem[]; readonly status?: 422 | 503 }

async function show(context: Context, house: Center, visit: Visit<'manage'>, typed?: Typed): Promise<Response> {
  const { vault } = house.judge.policy
  if (!vault) return context.html(noAboutYouPage(visit.desk, `/preferences/${visit.token}`))
  const view = await aboutYouView(
    house,
    visit,
    vault,
    typed?.chosen ?? {},
    typed?.errors ?? [],
    context.req.query('done'),
  )
  return context.html(aboutYouPage(visit.desk, view), typed ? (typed.status ?? 422) : 200)
}

async function send(context: Context, house: Center, visit: Visit<'manage'>, form: Posted): Promise<Response> {
  const { vault } = house.judge.policy
  if (!vault) return show(context, house, visit)
  const { customer, token, desk } = visit
  const asked = readAnswers(form, vault, await toldBefore(house, customer), desk.texts)
  if (!asked.ok) return show(context, house, visit, { chosen: chosenIn(form, vault), errors: asked.error })
  if (asked.value.isNew) return askFor(context, house, visit, vault, form)
  const less = await untell(house, customer, asked.value.gone)
  if (!less.ok) return refuse(context, house, less.error === 'try-again' ? 'busy' : 'gone')
  return context.redirect(`/about-you/${token}?done=${less.value === 'less' ? 'less' : 'forgot'}`, 303)
}

/** The answers wait in the page that asks for the code, and nowhere in the house: what nobody confirms was never told. */
async function askFor(
  context: Context,
  house: Center,
  visit: Visit<'manage'>,
  vault: Vault,
  form: Posted,
): Promise<Response> {
  const { customer, desk } = visit
  const channel = await codeChannel(house, customer)
  const asked = await askCode(house, { customer, channel, sayings: [consentTo(house, desk, vault)] })
  if (asked.ok) return showCode(context, house, visit, vault, form, asked.value, [])
  if (asked.error === 'try-again') return refuse(context, house, 'busy')
  const { code } = desk.texts
  const text = asked.error === 'too-many' ? code.tooMany : code.noWay(channelText(channel, desk.texts))
  return show(context, house, visit, { chosen: chosenIn(form, vault), errors: [{ text }] })
}

async function showCode(
  context: Context,
  house: Center,
  { customer, token, desk }: Visit<'manage'>,
  vault: Vault,
  form: Posted,
  challenge: string,
  errors: readonly ErrorItem[],
): Promise<Response> {
  const carried = Object.entries(chosenIn(form, vault)).map(
    ([field, value]) => html`<input type="hidden" name="${field}" value="${value}">`,
  )
  const view = {
    channel: channelText(await codeChannel(house, customer), desk.texts),
    waits: [desk.texts.aboutYou.confirms],
    action: `/about-you/${token}/code/${encodeURIComponent(challenge)}`,
    csrf: formToken(house, token),
    fields: html`${carried}`,
    preferences: `/preferences/${token}`,
    errors,
  }
  return context.html(codePage(desk, view), errors.length > 0 ? 422 : 200)
}

async function confirm(context: Context, house: Center, visit: Visit<'manage'>, form: Posted): Promise<Response> {
  const { vault } = house.judge.policy
  if (!vault) return show(context, house, visit)
  const { customer, token, desk } = visit
  const asked = readAnswers(form, vault, await toldBefore(house, customer), desk.texts)
  if (!asked.ok) return show(context, house, visit, { chosen: chosenIn(form, vault), errors: asked.error })
  const challenge = context.req.param('challenge') ?? ''
  const typed = form.text('code').replace(/\s/g, '').slice(0, 12)
  const told = await confirmTold(house, { customer, challenge }, typed, asked.value.word)
  if (!told.ok && told.error === 'unknown-customer') return refuse(context, house, 'gone')
  if (!told.ok && told.error === 'try-again') return refuse(context, house, 'busy')
  if (!told.ok)
    return showCode(context, house, visit, vault, form, challenge, [{ field: 'code', text: desk.texts.code.wrong }])
  return context.redirect(`/about-you/${token}?done=told`, 303)
}

async function forget(context: Context, house: Center, { customer, token }: Visit<'manage'>): Promise<Response> {
  const forgot = await forgetTold(house, customer)
  if (!forgot.ok) return refuse(context, house, forgot.error === 'try-again' ? 'busy' : 'gone')
  return context.redirect(`/about-you/${token}?done=forgot`, 303)
}

/** What the form had chosen, of the questions that the policy asks alone. */
const chosenIn = (form: Posted, { attributes }: Vault): Chosen =>
  Object.fromEntries(
    Object.keys(attributes).flatMap(attribute => {
      const [value] = form.all(questionField(attribute))
      return value === undefined ? [] : [[questionField(attribute), value]]
    }),
  )
