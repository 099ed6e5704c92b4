import { type Context, Hono } from 'hono'
import { say, untilEffective } from '../../../acts/choices/index.ts'
import { forwardRequest } from '../../../acts/forwarding/index.ts'
import { halvesOf } from '../../../customers/identity/index.ts'
import { sharesOf } from '../../../customers/shares/index.ts'
import type { Center, Desk } from '../desk.ts'
import { formToken, type Posted } from '../form-token.ts'
import { posted } from '../preferences.ts'
import { refuse, type Visit, visitBy } from '../visit.ts'
import { sharedPage } from './shared-page.ts'
import { sharedViews } from './shared-view.ts'
import { languageIn, sharedTexts } from './texts.ts'

const path = '/shared/:token'

/** Who got what about a customer; to say that it ends, and to have it deleted there. */
export function shared(house: Center): Hono {
  const app = new Hono()
  app.get(path, async context => {
    const visit = await visitBy(context, house, 'manage')
    return typeof visit === 'string' ? refuse(context, house, visit) : show(context, house, visit)
  })
  app.post(`${path}/stop`, context => posted(context, house, stop))
  app.post(`${path}/erase`, context => posted(context, house, eraseThere))
  return app
}

async function show(context: Context, house: Center, { customer, zone, desk, token }: Visit<'manage'>) {
  const language = languageIn(context.req.query('lang') ?? context.req.header('accept-language'))
  const { t, dates, dir } = sharedTexts(language)
  const texts = { ...desk.texts, lang: language, dir, dates }
  const spoken: Desk = { ...desk, texts }
  const view = {
    all: await sharedViews(house, { customer, zone, texts, t }),
    saved: context.req.query('saved') === 'yes',
    action: `/shared/${token}`,
    csrf: formToken(house, token),
    preferences: `/preferences/${token}`,
    timeline: `/timeline/${token}`,
  }
  return context.html(sharedPage(spoken, view, t))
}

/** Only what was really shared can be named; a form of somebody's own making changes nothing. */
async function namedIn(house: Center, customer: string, form: Posted) {
  const [vendor, purpose] = [form.text('vendor'), form.text('purpose')]
  const all = await sharesOf(house.store, await halvesOf(house, customer))
  return all.some(share => share.vendor === vendor && share.purpose === purpose) ? { vendor, purpose } : undefined
}

async function stop(context: Context, house: Center, { customer, token }: Visit<'manage'>, form: Posted) {
  const named = await namedIn(house, customer, form)
  if (!named) return refuse(context, house, 'form')
  const no = { kind: 'withdrawal', purpose: named.purpose, channel: 'any' } as const
  const recorded = await say(house, customer, [no], 'preferences')
  if (!recorded.ok) return refuse(context, house, recorded.error === 'try-again' ? 'busy' : 'gone')
  await untilEffective(house, customer, recorded.value)
  return context.redirect(`/shared/${token}?saved=yes`, 303)
}

async function eraseThere(context: Context, house: Center, { customer, token }: Visit<'manage'>, form: Posted) {
  const named = await namedIn(house, customer, form)
  if (!named) return refuse(context, house, 'form')
  const request = `shared-${house.ids.id()}`
  await forwardRequest(house, { customer, request, right: 'erase', about: ({ vendor }) => vendor === named.vendor })
  return context.redirect(`/shared/${token}?saved=yes`, 303)
}
