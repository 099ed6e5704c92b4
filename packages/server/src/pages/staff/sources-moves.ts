import type { Result } from '@candor/terms'
import { type Context, Hono } from 'hono'
import {
  changeSource,
  closeSource,
  endVouch,
  readSource,
  revokeWriteKey,
  rotateKey,
  type Source,
  type SourceMove,
  type SourceRefusal,
  vouchFor,
} from '../../brand/sources/index.ts'
import type { Session, StaffEnv } from '../../brand/staff/index.ts'
import { button, form, type Html, html } from '../look/index.ts'
import { type Desk, staffPage } from './deps.ts'
import { readForm, type Sent, smallBody } from './form-body.ts'
import { notThere } from './not-found.ts'
import type { Typed } from './sources-forms.ts'
import { oneSource, type Shown } from './sources-one.ts'
import { errorsOf, linesOf, sourcePath, sourceRoute, sourcesPath, statusOf } from './sources-words.ts'

const keyRoute = `${sourceRoute}/keys/:key{[0-9a-f]{12}}/revoke`
type Moved = Promise<Result<Source, SourceRefusal>>

/** What can be done to a source, each a form; revoking and closing ask once more, because they are final. */
export function sourceMoves(desk: Desk): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>()
  const manage = desk.requireStaff('manage-keys')
  const { house } = desk
  app.post(`${sourceRoute}/keys`, smallBody, manage, context => rotate(desk, context))
  app.post(`${sourceRoute}/change`, smallBody, manage, context =>
    take(desk, context, 'change', ['origins', 'per_second', 'child_directed', 'seen'], (move, sent) => {
      const set = {
        perSecond: Number(sent.text('per_second')),
        childDirected: sent.all('child_directed').includes('yes'),
      }
      return changeSource(house, move, { ...set, origins: linesOf(sent.text('origins')) })
    }),
  )
  app.post(`${sourceRoute}/vouch`, smallBody, manage, context =>
    take(desk, context, 'vouch', ['purposes', 'text', 'version', 'locale', 'seen'], (move, sent) => {
      const [text = '', version = '', locale = ''] = ['text', 'version', 'locale'].map(name => sent.text(name))
      return vouchFor(
        house,
        move,
        { purposes: sent.all('purposes'), text, version, locale },
        house.judge.policy.purposes,
      )
    }),
  )
  app.post(`${sourceRoute}/unvouch`, smallBody, manage, context =>
    take(desk, context, 'unvouch', ['seen'], move => endVouch(house, move)),
  )
  app.get(`${sourceRoute}/close`, manage, context => confirm(desk, context, closing))
  app.post(`${sourceRoute}/close`, smallBody, manage, context =>
    take(desk, context, 'close', [], move => closeSource(house, move)),
  )
  app.get(keyRoute, manage, context => confirm(desk, context, revoking(context)))
  app.post(keyRoute, smallBody, manage, context =>
    take(desk, context, 'revoke', [], move => revokeWriteKey(house, move, context.req.param('key'))),
  )
  return app
}

/** Who moves which source; a form that showed a version changes only that one. */
function moveOf(context: Context, seen = ''): SourceMove {
  const { staff }: Session = context.get('session')
  const move = { name: context.req.param('source') ?? '', by: `staff:${staff}` }
  return seen === '' ? move : { ...move, isCurrent: ({ version }) => String(version) === seen }
}

async function take(
  desk: Desk,
  context: Context,
  word: string,
  fields: readonly string[],
  go: (move: SourceMove, sent: Sent) => Moved,
): Promise<Response> {
  const sent = await readForm(context, fields)
  if (!sent.ok) return refused(desk, context, { errors: [sent.fault] }, 400)
  const done = await go(moveOf(context, fields.includes('seen') ? sent.text('seen') : ''), sent)
  if (done.ok) return context.redirect(`${sourcePath(done.value.source)}?done=${word}`, 303)
  const typed: Typed = Object.fromEntries(
    fields.map(name => [name, name === 'purposes' || name === 'child_directed' ? sent.all(name) : sent.text(name)]),
  )
  const shown = word === 'change' ? { change: typed } : word === 'vouch' ? { vouch: typed } : {}
  return refused(desk, context, { ...shown, errors: errorsOf(done.error) }, statusOf(done.error))
}

async function rotate(desk: Desk, context: Context): Promise<Response> {
  const sent = await readForm(context, [])
  if (!sent.ok) return refused(desk, context, { errors: [sent.fault] }, 400)
  const made = await rotateKey(desk.house, moveOf(context))
  if (!made.ok) return refused(desk, context, { errors: errorsOf(made.error) }, statusOf(made.error))
  return context.html(await oneSource(desk, context.get('session'), made.value.source, { newKey: made.value.key }))
}

async function refused(desk: Desk, context: Context, shown: Shown, status: 400 | 404 | 409 | 422): Promise<Response> {
  const source = await readSource(desk.house.store, context.req.param('source') ?? '')
  return source
    ? context.html(await oneSource(desk, context.get('session'), source, shown), status)
    : notThere(desk, context, context.get('session'), 'There is no source of this name.', sourcesPath)
}

type Question = { readonly title: string; readonly says: string; readonly yes: string; readonly path: string }

const closing = ({ source }: Source): Question => ({
  title: `Close ${source}?`,
  says: 'None of its keys works any more, and its name is not used again. What it brought stays as long as it was to be kept.',
  yes: 'Yes, close this source',
  path: 'close',
})

const revoking =
  (context: Context) =>
  ({ source }: Source): Question => ({
    title: `Revoke a key of ${source}?`,
    says: 'Clients that still use this key are answered as if all were well, and nothing of what they send is kept.',
    yes: 'Yes, revoke this key',
    path: `keys/${context.req.param('key')}/revoke`,
  })

/** Asked once more. Opening this page changes nothing. */
async function confirm(desk: Desk, context: Context, ask: (source: Source) => Question): Promise<Response> {
  const session: Session = context.get('session')
  const source = await readSource(desk.house.store, context.req.param('source') ?? '')
  if (!source) return notThere(desk, context, session, 'There is no source of this name.', sourcesPath)
  const { title, says, yes, path } = ask(source)
  const go: Html = form(sourcePath(source.source, path), session.csrf, button({ text: yes, kind: 'danger' }))
  const main =
    source.closedAt === undefined
      ? html`<p>${says}</p>${go}<p><a href="${sourcePath(source.source)}">No, go back</a></p>`
      : html`<p>This source is closed. <a href="${sourcePath(source.source)}">See it</a></p>`
  return context.html(staffPage(desk, session, sourcesPath, { title, main }))
}
