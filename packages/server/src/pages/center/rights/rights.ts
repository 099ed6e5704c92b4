import { type Context, Hono } from 'hono'
import { codeChannel } from '../../../acts/choices/index.ts'
import {
  askProof,
  clarifyRequest,
  doRight,
  openRequest,
  parseCorrections,
  proveAndDo,
  type RightsRefusal,
  withdrawRequest,
} from '../../../answers/rights/index.ts'
import { erasedPath } from '../../../customers/links/index.ts'
import {
  type DeskRight,
  deskRights,
  isDeskRight,
  isSettled,
  type RequestWords,
  type RightsRequest,
} from '../../../customers/rights/index.ts'
import type { ErrorItem } from '../../look/index.ts'
import type { Center } from '../desk.ts'
import { formToken, type Posted } from '../form-token.ts'
import { posted } from '../preferences.ts'
import { refuse, type Visit, visitBy } from '../visit.ts'
import { channelText } from '../words.ts'
import { askPage } from './ask-page.ts'
import { rightsCodePage } from './code-page.ts'
import { fetchCopy } from './copy.ts'
import { rightsPage } from './list-page.ts'
import { onePage } from './one-page.ts'
import { allRequests, askView, mustSay, oneView, rightsBase, rightsView, type Typed } from './read-rights.ts'
import { erasedPage } from './visitor-page.ts'

const path = '/rights/:token'
const one = `${path}/:request{[a-z0-9]{26}}`
const longest = 10_000
type Manage = Visit<'manage'>

/** What a customer asks by right: to ask, to prove who asks, to see how it stands, to fetch the copy, and to appeal. */
export function rights(house: Center): Hono {
  const app = new Hono()
  app.get(path, context =>
    visited(context, house, async visit => context.html(rightsPage(visit.desk, await rightsView(house, visit)))),
  )
  app.get(`${path}/ask/:right`, context => visited(context, house, visit => showAsk(context, house, visit)))
  app.post(`${path}/ask/:right`, context => posted(context, house, ask))
  app.get(one, context => visited(context, house, visit => showOne(context, house, visit)))
  app.get(`${one}/appeal`, context => visited(context, house, visit => showAsk(context, house, visit)))
  app.post(`${one}/appeal`, context => posted(context, house, ask))
  app.post(`${one}/prove`, context => posted(context, house, (...all) => sendCode(...all, 'prove')))
  app.post(`${one}/copy`, context => posted(context, house, (...all) => sendCode(...all, 'copy')))
  for (const what of ['prove', 'copy'] as const) {
    app.get(`${one}/${what}/:challenge`, context =>
      visited(context, house, visit => showCode(context, house, visit, what, [])),
    )
    app.post(`${one}/${what}/:challenge`, context => posted(context, house, what === 'prove' ? prove : copy))
  }
  app.post(`${one}/clarify`, context => posted(context, house, clarify))
  app.post(`${one}/withdraw`, context => posted(context, house, takeBack))
  return app
}

async function visited(context: Context, house: Center, show: (visit: Manage) => Promise<Response>): Promise<Response> {
  const visit = await visitBy(context, house, 'manage')
  return typeof visit === 'string' ? refuse(context, house, visit) : show(visit)
}

/** The request of the address, if it is one of theirs. */
async function requestHere(context: Context, house: Center, { customer }: Manage): Promise<RightsRequest | undefined> {
  const name = context.req.param('request')
  return name === undefined ? undefined : (await allRequests(house, customer)).find(({ request }) => request === name)
}

/** What is asked for here: by its name, or an appeal against the answer of the address. */
async function askedHere(
  context: Context,
  house: Center,
  visit: Manage,
): Promise<{ readonly right: DeskRight; readonly appealOf?: string; readonly action: string } | undefined> {
  const base = rightsBase(visit.token)
  const right = context.req.param('right')
  if (right !== undefined)
    return isDeskRight(right) && right !== 'appeal' ? { right, action: `${base}/ask/${right}` } : undefined
  const of = await requestHere(context, house, visit)
  return of && isSettled(of)
    ? { right: 'appeal', appealOf: of.request, action: `${base}/${of.request}/appeal` }
    : undefined
}

async function showAsk(
  context: Context,
  house: Center,
  visit: Manage,
  said: { readonly typed?: Typed; readonly errors: readonly ErrorItem[] } = { errors: [] },
): Promise<Response> {
  const asked = await askedHere(context, house, visit)
  if (!asked) return refuse(context, house, 'link')
  const view = await askView(house, visit, { ...asked, typed: said.typed, errors: said.errors })
  return context.html(askPage(visit.desk, view), said.errors.length > 0 ? 422 : 200)
}

async function ask(context: Context, house: Center, visit: Manage, form: Posted): Promise<Response> {
  const asked = await askedHere(context, house, visit)
  if (!asked) return refuse(context, house, 'link')
  const { right, appealOf } = asked
  const typed = typedIn(form)
  const read = readWords(house, visit, right, typed)
  if ('errors' in read) return showAsk(context, house, visit, { typed, errors: read.errors })
  const opened = await openRequest(house, {
    customer: visit.customer,
    right,
    via: 'link',
    identity: 'link',
    by: 'customer',
    words: read.words,
    ...(right === 'objection' && !typed.purposes.includes('any') ? { purposes: typed.purposes } : {}),
    ...(appealOf === undefined ? {} : { appealOf }),
  })
  if (!opened.ok) return refused(context, house, opened.error)
  const { request } = opened.value
  if (deskRights[right].proof === 'code' && request.state !== 'in-progress')
    return sendCode(context, house, visit, form, 'prove', request)
  const done = await doRight(house, request)
  return done.ok
    ? context.redirect(`${rightsBase(visit.token)}/${request.request}`, 303)
    : refused(context, house, done.error)
}

function typedIn(form: Posted): Typed {
  const fields = form.names().flatMap(name => (name.startsWith('field.') ? [[name.slice(6), form.text(name)]] : []))
  return {
    said: form.text('said'),
    fields: Object.fromEntries(fields) as Typed['fields'],
    purposes: form.all('purpose'),
  }
}

function readWords(
  house: Center,
  { desk }: Manage,
  right: DeskRight,
  { said, fields, purposes }: Typed,
): { readonly words: RequestWords } | { readonly errors: readonly ErrorItem[] } {
  const { rights: t } = desk.texts
  const text = said.trim()
  if (text.length > longest) return { errors: [{ field: 'said', text: t.saidLong }] }
  const corrections = right === 'correction' ? parseCorrections(house.judge.policy, fields) : undefined
  if (corrections && !corrections.ok)
    return { errors: corrections.error.map(({ path: name, says }) => ({ field: `field.${name}`, text: says })) }
  const nothing = corrections !== undefined && Object.keys(corrections.value).length === 0 && text.length < 3
  if (nothing) return { errors: [{ field: 'said', text: t.correctNothing }] }
  if (right === 'objection' && purposes.length === 0) return { errors: [{ field: 'purpose', text: t.objectNeeded }] }
  if (mustSay(right) && text.length < 3) return { errors: [{ field: 'said', text: t.saidNeeded }] }
  return {
    words: { ...(text === '' ? {} : { said: text }), ...(corrections ? { corrections: corrections.value } : {}) },
  }
}

async function showOne(
  context: Context,
  house: Center,
  visit: Manage,
  errors: readonly ErrorItem[] = [],
  problem?: string,
): Promise<Response> {
  const request = await requestHere(context, house, visit)
  if (!request) return refuse(context, house, 'link')
  const view = await oneView(house, visit, request, { errors, ...(problem === undefined ? {} : { problem }) })
  return context.html(onePage(visit.desk, view), errors.length > 0 ? 422 : 200)
}

/** Sends a code for one use of one request. Whether one went, the page does not tell. */
async function sendCode(
  context: Context,
  house: Center,
  visit: Manage,
  _form: Posted,
  what: 'prove' | 'copy',
  of?: RightsRequest,
): Promise<Response> {
  const request = of ?? (await requestHere(context, house, visit))
  if (!request) return refuse(context, house, 'link')
  const asked = await askProof(house, request, what)
  const here = `${rightsBase(visit.token)}/${request.request}`
  if (asked.ok) return context.redirect(`${here}/${what}/${encodeURIComponent(asked.value)}`, 303)
  const { rights: t } = visit.desk.texts
  if (asked.error === 'try-again') return refuse(context, house, 'busy')
  const view = await oneView(house, visit, request, {
    problem: asked.error === 'too-many' ? t.codeTooMany : t.codeNoWay,
  })
  return context.html(onePage(visit.desk, view), 429)
}

async function showCode(
  context: Context,
  house: Center,
  visit: Manage,
  what: 'prove' | 'copy',
  errors: readonly ErrorItem[],
): Promise<Response> {
  const request = await requestHere(context, house, visit)
  if (!request) return refuse(context, house, 'link')
  const base = rightsBase(visit.token)
  const view = {
    what,
    channel: channelText(await codeChannel(house, visit.customer), visit.desk.texts),
    action: `${base}/${request.request}/${what}/${encodeURIComponent(challengeOf(context))}`,
    csrf: formToken(house, visit.token),
    errors,
    back: base,
  }
  return context.html(rightsCodePage(visit.desk, view), errors.length > 0 ? 422 : 200)
}

const challengeOf = (context: Context): string => (context.req.param('challenge') ?? '').slice(0, 200)
const codeIn = (form: Posted): string => form.text('code').replace(/\s/g, '').slice(0, 12)

async function prove(context: Context, house: Center, visit: Manage, form: Posted): Promise<Response> {
  const request = await requestHere(context, house, visit)
  if (!request) return refuse(context, house, 'link')
  const done = await proveAndDo(house, request, challengeOf(context), codeIn(form))
  if (!done.ok)
    return done.error === 'wrong-code' ? wrongCode(context, house, visit, 'prove') : refused(context, house, done.error)
  // Where the data is gone the link leads nowhere any more, so it is said here.
  const { certificate: number } = done.value
  if (number !== undefined) return context.html(erasedPage(visit.desk, { number, page: erasedPath(house, number) }))
  return context.redirect(`${rightsBase(visit.token)}/${request.request}`, 303)
}

const wrongCode = (context: Context, house: Center, visit: Manage, what: 'prove' | 'copy'): Promise<Response> =>
  showCode(context, house, visit, what, [{ field: 'code', text: visit.desk.texts.rights.codeWrong }])

async function copy(context: Context, house: Center, visit: Manage, form: Posted): Promise<Response> {
  const request = await requestHere(context, house, visit)
  if (!request) return refuse(context, house, 'link')
  const kind = form.text('form') === 'json' ? 'json' : 'html'
  const found = await fetchCopy(context, house, visit, request, {
    challenge: challengeOf(context),
    code: codeIn(form),
    kind,
  })
  return found ?? wrongCode(context, house, visit, 'copy')
}

async function clarify(context: Context, house: Center, visit: Manage, form: Posted): Promise<Response> {
  const request = await requestHere(context, house, visit)
  if (!request) return refuse(context, house, 'link')
  const text = form.text('clarified').trim()
  if (text.length < 3)
    return showOne(context, house, visit, [{ field: 'clarified', text: visit.desk.texts.rights.saidNeeded }])
  const done = await clarifyRequest(house, request.request, text.slice(0, longest), 'customer')
  return back(context, house, visit, request, done)
}

async function takeBack(context: Context, house: Center, visit: Manage): Promise<Response> {
  const request = await requestHere(context, house, visit)
  if (!request) return refuse(context, house, 'link')
  return back(context, house, visit, request, await withdrawRequest(house, request.request, 'customer'))
}

/** To the page of the request, also where the step was taken before: it says how things stand. */
function back(
  context: Context,
  house: Center,
  { token }: Manage,
  { request }: RightsRequest,
  done: { readonly ok: boolean; readonly error?: RightsRefusal },
): Response | Promise<Response> {
  if (!done.ok && done.error?.code === 'try-again') return refuse(context, house, 'busy')
  return context.redirect(`${rightsBase(token)}/${request}`, 303)
}

function refused(context: Context, house: Center, { code }: RightsRefusal): Response | Promise<Response> {
  if (code === 'try-again') return refuse(context, house, 'busy')
  return refuse(context, house, code === 'customer-unknown' ? 'gone' : 'form')
}
