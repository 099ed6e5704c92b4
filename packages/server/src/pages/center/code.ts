import { type Context, Hono } from 'hono'
import { confirmCode, waitingFor } from '../../acts/choices/index.ts'
import type { ErrorItem } from '../look/index.ts'
import { codePage } from './code-page.ts'
import type { Center } from './desk.ts'
import { doneQuery } from './done.ts'
import { formToken, type Posted } from './form-token.ts'
import { posted } from './preferences.ts'
import { allowUndo } from './undo-cookie.ts'
import { refuse, type Visit, visitBy } from './visit.ts'
import { channelText, saidLines } from './words.ts'

const path = '/preferences/:token/code/:challenge'

/** Confirming a new yes: nothing is turned on before the code from the customer's own address comes back. */
export function code(house: Center): Hono {
  const app = new Hono()
  app.get(path, async context => {
    const visit = await visitBy(context, house, 'manage')
    return typeof visit === 'string' ? refuse(context, house, visit) : show(context, house, visit, [])
  })
  app.post(path, context => posted(context, house, confirm))
  return app
}

async function show(
  context: Context,
  house: Center,
  { customer, token, desk, zone }: Visit<'manage'>,
  errors: readonly ErrorItem[],
): Promise<Response> {
  const challenge = context.req.param('challenge') ?? ''
  const { channel, sayings } = (await waitingFor(house, { customer, challenge })) ?? { channel: 'email', sayings: [] }
  const view = {
    channel: channelText(channel, desk.texts),
    waits: sayings.flatMap(said => saidLines({ said, via: 'preferences' }, house.judge.policy, zone, desk.texts)),
    action: `/preferences/${token}/code/${encodeURIComponent(challenge)}`,
    csrf: formToken(house, token),
    preferences: `/preferences/${token}`,
    errors,
  }
  return context.html(codePage(desk, view), errors.length > 0 ? 422 : 200)
}

async function confirm(context: Context, house: Center, visit: Visit<'manage'>, form: Posted): Promise<Response> {
  const { customer, token, desk } = visit
  const challenge = context.req.param('challenge') ?? ''
  const typed = form.text('code').replace(/\s/g, '').slice(0, 12)
  const recorded = await confirmCode(house, { customer, challenge }, typed)
  if (!recorded.ok && recorded.error === 'unknown-customer') return refuse(context, house, 'gone')
  if (!recorded.ok) return show(context, house, visit, [{ field: 'code', text: desk.texts.code.wrong }])
  allowUndo(context, house, customer, recorded.value)
  return context.redirect(`/preferences/${token}/saved${doneQuery(recorded.value)}`, 303)
}
