import { type Context, Hono } from 'hono'
import { createKey, listKeys, revokeKey, type Session, type StaffEnv } from '../../brand/staff/index.ts'
import { banner, type ErrorItem, type Html, html } from '../look/index.ts'
import { type Desk, innerPage } from './deps.ts'
import { errorsOf, isFault, readForm, smallBody, statusOf } from './form-body.ts'
import { keyForm, keyTable, type TypedKey } from './key-parts.ts'

const path = '/staff/keys'

/** API keys: making, listing, revoking. For administrators. */
export function keys(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  const admin = desk.requireStaff('manage-keys')
  app.get(path, admin, async context => context.html(await page(desk, context.get('session'), {})))
  app.post(path, smallBody, admin, context => make(desk, context, context.get('session')))
  app.post(`${path}/:key/revoke`, smallBody, admin, async context => {
    const done = await revokeKey(desk.room, context.req.param('key'))
    const session = context.get('session')
    if (!done.ok) return context.html(await page(desk, session, { errors: errorsOf(done.error) }), statusOf(done.error))
    return context.html(
      await page(desk, session, { notice: banner('ok', 'The key is revoked', 'It stopped working now.') }),
    )
  })
  return app
}

async function make(desk: Desk, context: Context, session: Session): Promise<Response> {
  const sent = await readForm(context, ['name', 'scopes', 'days'])
  if (isFault(sent)) return context.html(await page(desk, session, { errors: [sent] }), 400)
  const typed = { name: sent.text('name'), scopes: sent.all('scopes'), days: sent.text('days').trim() }
  const { days, ...rest } = typed
  const done = await createKey(desk.room, { ...rest, ...(days === '' ? {} : { days: Number(days) }) })
  if (!done.ok)
    return context.html(await page(desk, session, { typed, errors: errorsOf(done.error) }), statusOf(done.error))
  const text = html`Copy it now, it is shown only once: <code>${done.value.text}</code>`
  return context.html(await page(desk, session, { notice: banner('ok', 'The key is ready', text) }))
}

type Shown = { readonly notice?: Html; readonly errors?: readonly ErrorItem[]; readonly typed?: TypedKey }

async function page(desk: Desk, session: Session, { notice, errors = [], typed }: Shown): Promise<Html> {
  return innerPage(desk, session, path, {
    title: 'API keys',
    errors,
    ...(notice === undefined ? {} : { notice }),
    main: html`${keyTable(path, session, await listKeys(desk.room))}<h2>Make a key</h2>${keyForm(path, session, typed, errors)}`,
  })
}
