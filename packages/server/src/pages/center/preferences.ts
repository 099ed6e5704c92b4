import { type Channel, ok, type Result } from '@candor/terms'
import { type Context, Hono } from 'hono'
import {
  askCode,
  codeChannel,
  type Recorded,
  type SayRefusal,
  say,
  stopEverything,
  undo,
  untilEffective,
} from '../../acts/choices/index.ts'
import { asksForPrivacy } from '../../brand/policy/index.ts'
import type { ErrorItem } from '../look/index.ts'
import { currentOf, type Values, valuesOf } from './current.ts'
import type { Center } from './desk.ts'
import { doneQuery, doneView } from './done.ts'
import { donePage, notUndonePage, type Waiting } from './done-page.ts'
import { formToken, type Posted, readForm } from './form-token.ts'
import { preferencesPage } from './preferences-page.ts'
import { evidenceOf, preferencesView } from './preferences-view.ts'
import { type Asked, type Reading, readPreferences } from './read-preferences.ts'
import { allowUndo, forgetUndo, undoOf } from './undo-cookie.ts'
import { refuse, type Visit, visitBy } from './visit.ts'
import { channelText } from './words.ts'

const path = '/preferences/:token'

/** “You are in control”: everything a customer can choose, saved by POST, with what changed and an undo. */
export function preferences(house: Center): Hono {
  const app = new Hono()
  app.get(path, async context => {
    const visit = await visitBy(context, house, 'manage')
    return typeof visit === 'string' ? refuse(context, house, visit) : show(context, house, visit)
  })
  app.post(path, context => posted(context, house, save))
  app.post(`${path}/stop`, context => posted(context, house, stop))
  app.post(`${path}/guard-off`, context => posted(context, house, endGuard))
  app.post(`${path}/undo`, context => posted(context, house, takeBack))
  app.get(`${path}/saved`, context => saved(context, house))
  return app
}

type Post = (context: Context, house: Center, visit: Visit<'manage'>, form: Posted) => Promise<Response>

/** Every POST of these pages: a link that works, and a form of ours for this link. */
export async function posted(context: Context, house: Center, post: Post): Promise<Response> {
  const visit = await visitBy(context, house, 'manage')
  if (typeof visit === 'string') return refuse(context, house, visit)
  const form = await readForm(context, house, visit.token)
  return form ? post(context, house, visit, form) : refuse(context, house, 'form')
}

async function show(
  context: Context,
  house: Center,
  visit: Visit<'manage'>,
  typed?: { readonly values: Values; readonly errors: readonly ErrorItem[] },
): Promise<Response> {
  const current = await currentOf(house, visit.customer, sendsSignal(context))
  const view = preferencesView(house, visit, current, typed?.values ?? valuesOf(current), typed?.errors ?? [])
  return context.html(preferencesPage(visit.desk, view), typed ? 422 : 200)
}

async function save(context: Context, house: Center, visit: Visit<'manage'>, form: Posted): Promise<Response> {
  const asked = readPreferences(form, await readingOf(context, house, visit))
  if (!asked.ok) {
    const values = Object.fromEntries(form.names().map(name => [name, form.all(name)]))
    return show(context, house, visit, { values, errors: asked.error })
  }
  const recorded = await sayNow(house, visit.customer, asked.value)
  if (!recorded.ok) return refuse(context, house, recorded.error === 'try-again' ? 'busy' : 'gone')
  allowUndo(context, house, visit.customer, recorded.value)
  const waiting = await askCodes(house, visit.customer, asked.value)
  return context.redirect(savedPath(visit.token, recorded.value, waiting), 303)
}

/** Global Privacy Control with this very request. */
const sendsSignal = (context: Context): boolean => asksForPrivacy(context.req.header('sec-gpc'))

async function readingOf(context: Context, house: Center, { customer, zone, desk }: Visit<'manage'>): Promise<Reading> {
  const { policy } = house.judge
  return {
    current: await currentOf(house, customer, sendsSignal(context)),
    policy,
    brandBudgets: policy.budgets,
    brandDial: policy.dial,
    now: house.clock.now(),
    zone,
    texts: desk.texts,
    codeChannel: await codeChannel(house, customer),
    evidence: answer => evidenceOf(house, desk, answer),
  }
}

async function sayNow(
  house: Center,
  customer: string,
  { sayings, objected }: Asked,
): Promise<Result<Recorded, SayRefusal>> {
  const objections = objected.map(purpose => ({ kind: 'objection', purpose, channel: 'any' }) as const)
  const heard = objections.length === 0 ? undefined : await say(house, customer, objections, 'gpc')
  if (heard?.ok === false) return heard
  if (sayings.length === 0) return ok({ choices: [], recordedAt: house.clock.now(), inFlight: [] })
  const recorded = await say(house, customer, sayings, 'preferences')
  if (recorded.ok) await untilEffective(house, customer, recorded.value)
  return recorded
}

type Code = { readonly channel: Channel; readonly challenge?: string; readonly refused?: string }

async function askCodes(house: Center, customer: string, { waiting }: Asked): Promise<Code[]> {
  const codes: Code[] = []
  for (const [channel, sayings] of waiting) {
    const asked = await askCode(house, { customer, channel, sayings })
    codes.push(asked.ok ? { channel, challenge: asked.value } : { channel, refused: asked.error })
  }
  return codes
}

function savedPath(token: string, recorded: Recorded, codes: readonly Code[]): string {
  const [first] = codes
  if (codes.length === 1 && first?.challenge && recorded.choices.length === 0)
    return `/preferences/${token}/code/${first.challenge}`
  const query = new URLSearchParams(doneQuery(recorded))
  for (const { channel, challenge, refused } of codes)
    query.append(challenge ? 'code' : 'refused', `${channel}~${challenge ?? refused}`)
  return `/preferences/${token}/saved?${query}`
}

async function stop(context: Context, house: Center, { customer, token }: Visit<'manage'>): Promise<Response> {
  const recorded = await stopEverything(house, customer)
  if (!recorded.ok) return refuse(context, house, recorded.error === 'try-again' ? 'busy' : 'gone')
  await untilEffective(house, customer, recorded.value)
  allowUndo(context, house, customer, recorded.value)
  return context.redirect(savedPath(token, recorded.value, []), 303)
}

/** “I do not need this”: in one step, and as easily taken back. */
async function endGuard(context: Context, house: Center, { customer, token }: Visit<'manage'>): Promise<Response> {
  const recorded = await say(house, customer, [{ kind: 'preference', value: { guard: 'off' } }], 'preferences')
  if (!recorded.ok) return refuse(context, house, recorded.error === 'try-again' ? 'busy' : 'gone')
  allowUndo(context, house, customer, recorded.value)
  return context.redirect(savedPath(token, recorded.value, []), 303)
}

async function takeBack(
  context: Context,
  house: Center,
  { customer, token, desk }: Visit<'manage'>,
): Promise<Response> {
  const mine = undoOf(context, house, customer)
  const undone = mine === undefined ? undefined : await undo(house, customer, mine)
  if (undone && !undone.ok && undone.error === 'try-again') return refuse(context, house, 'busy')
  if (!undone?.ok) return context.html(notUndonePage(desk, `/preferences/${token}`), 409)
  forgetUndo(context, house)
  return context.redirect(savedPath(token, undone.value, []), 303)
}

async function saved(context: Context, house: Center): Promise<Response> {
  const visit = await visitBy(context, house, 'manage')
  if (typeof visit === 'string') return refuse(context, house, visit)
  const { customer, token, desk, zone } = visit
  const ask = { said: context.req.query('said'), flying: context.req.queries('flying') ?? [] }
  const view = { ...(await doneView(house, desk, customer, zone, ask)), waiting: waitingOf(context, visit) }
  const action = `/preferences/${token}/undo`
  const undoable = undoOf(context, house, customer) !== undefined
  const links = {
    preferences: `/preferences/${token}`,
    ...(undoable ? { undo: { action, csrf: formToken(house, token) } } : {}),
  }
  return context.html(donePage(desk, view, links))
}

function waitingOf(context: Context, { token, desk: { texts } }: Visit<'manage'>): Waiting[] {
  const pairs = (name: string) => (context.req.queries(name) ?? []).slice(0, 9).map(pair => pair.split('~'))
  const { code } = texts
  return [
    ...pairs('code').map(([channel = '', challenge = '']) => ({
      text: `${code.intro(channelText(channel, texts))} ${code.waits}`,
      href: `/preferences/${token}/code/${encodeURIComponent(challenge)}`,
    })),
    ...pairs('refused').map(([channel = '', why]) => ({
      text: why === 'too-many' ? code.tooMany : code.noWay(channelText(channel, texts)),
    })),
  ]
}
