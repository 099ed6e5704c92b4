import { errors } from '@candor/contract'
import { type Context, Hono } from 'hono'
import { KeysAway } from '../../adapters/keys/index.ts'
import { StoreAway } from '../../adapters/store/index.ts'
import { admit } from './access.ts'
import type { HttpDeps } from './deps.ts'
import { type Once, openIdempotency } from './idempotency.ts'
import type { KeptAnswer } from './idempotency-store.ts'
import { type ApiError, keysAway, problem, problemOf, storeAway } from './problem.ts'
import { readJsonBody, readParams, readQuery } from './read-ask.ts'
import type { Ask, Route } from './route.ts'

/** The routes as an app. Each request: who asks, what is asked, do it, answer. Other methods of a known path: 405. */
export function mount(routes: readonly Route[], deps: HttpDeps): Hono {
  const app = new Hono()
  const once = openIdempotency(deps)
  for (const route of routes) app.on(route.method, [route.path], context => answer(context, route, deps, once))
  for (const [path, methods] of methodsByPath(routes))
    app.all(path, context => problem(context, { code: 'wrong-method', allow: methods.join(', ') }))
  return app
}

async function answer(context: Context, route: Route, deps: HttpDeps, once: Once): Promise<Response> {
  // Who asks comes first: nothing of a request is read for somebody who may not make it.
  const by = await admit(context, deps.guards, route.access)
  if (by instanceof Response) return by
  context.set('by', by)
  const params = readParams(context)
  if (!params) return problem(context, { code: 'not-found' })
  const query = readQuery(context, route)
  if (!query.ok) return problem(context, query.error)
  if (route.streams !== undefined)
    return streamed(context, route, deps, { params, query: query.value, body: undefined, by, context })
  const read = await readJsonBody(context, route)
  if (!read.ok) return problem(context, read.error)
  const ask = { params, query: query.value, body: read.value.body, by, context }
  return settled(context, route, deps, ask, read.value.bytes, once)
}

type AnyAsk = Ask<string, unknown, unknown>

async function streamed(context: Context, route: Route, deps: HttpDeps, ask: AnyAsk): Promise<Response> {
  const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== route.streams) return problem(context, { code: 'wrong-media-type', detail: `Send ${route.streams}.` })
  const done = await route.handle(ask, deps)
  return done.ok && done.value instanceof Response
    ? done.value
    : problem(context, done.ok ? { code: 'internal' } : done.error)
}

async function settled(
  context: Context,
  route: Route,
  deps: HttpDeps,
  ask: AnyAsk,
  bytes: Uint8Array,
  once: Once,
): Promise<Response> {
  if (route.method === 'GET' || route.reads) return direct(context, route, deps, ask)
  const done = await once(context, ask.by, bytes, () => kept(context, route, deps, ask))
  if (!done.ok) return problem(context, done.error)
  return fromKept(context, done.value.answer, done.value.replayed)
}

async function direct(context: Context, route: Route, deps: HttpDeps, ask: AnyAsk): Promise<Response> {
  const done = await route.handle(ask, deps)
  if (!done.ok) return problem(context, done.error)
  if (done.value instanceof Response) return done.value
  return json(context, done.value.status ?? route.status ?? 200, JSON.stringify(done.value.body), done.value.etag)
}

/** Runs the handler and writes its answer down, refusals included: they are repeated word for word too. */
async function kept(context: Context, route: Route, deps: HttpDeps, ask: AnyAsk): Promise<KeptAnswer> {
  const done = await route.handle(ask, deps)
  if (!done.ok) return refusal(context, done.error)
  if (done.value instanceof Response) throw new Error(`${route.path} answers with a stream and cannot be repeated`)
  const { body, etag, again, status = route.status ?? 200 } = done.value
  const answer = { status, ...(etag === undefined ? {} : { etag }) }
  if (again === undefined) return { ...answer, body: JSON.stringify(body) }
  return { ...answer, body: JSON.stringify(again), first: JSON.stringify(body) }
}

const refusal = (context: Context, error: ApiError): KeptAnswer => {
  if (error.retryAfter !== undefined) context.header('retry-after', String(error.retryAfter))
  return { status: errors[error.code].status, body: JSON.stringify(problemOf(error, context.get('requestId'))) }
}

function fromKept(context: Context, { status, body, first, etag }: KeptAnswer, replayed: boolean): Response {
  if (replayed) context.header('idempotency-replayed', 'true')
  return json(context, status, replayed ? body : (first ?? body), etag)
}

function json(context: Context, status: number, body: string, etag?: string): Response {
  context.header('content-type', status < 400 ? 'application/json' : 'application/problem+json')
  if (etag !== undefined) context.header('etag', etag)
  return context.body(body, status as 200)
}

function methodsByPath(routes: readonly Route[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { path, method } of routes)
    found.set(path, [...(found.get(path) ?? []), ...(method === 'GET' ? ['GET', 'HEAD'] : [method])])
  return found
}

/** What went wrong that no handler expected: the store is away, or we broke a promise of ours. The log has the rest. */
export function unexpected(
  context: Context,
  error: unknown,
  { log, fatal }: Pick<HttpDeps, 'log' | 'fatal'>,
): Response {
  const requestId = context.get('requestId')
  if (error instanceof StoreAway) {
    log.error({ requestId, store: error.code }, error.operator)
    if (error.code === 'fsync') fatal(error)
    return problem(context, storeAway(error))
  }
  if (error instanceof KeysAway) {
    log.error({ requestId, keys: 'away' }, error.message)
    return problem(context, keysAway)
  }
  log.error({ requestId, err: error }, 'a promise of our own was broken')
  return problem(context, {
    code: 'internal',
    ...(requestId === undefined ? {} : { detail: `The id is ${requestId}.` }),
  })
}
