import { timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { type ApiKey, readKey } from './keys.ts'
import type { Verb } from './roles.ts'
import type { StaffRoom } from './room.ts'
import { covers, type Scope } from './scopes.ts'
import { may, readSession, type Session } from './session.ts'
import { hashToken } from './tokens.ts'
import { isForeign, loginPath, sessionCookie, type Web } from './web.ts'

/** The session of a request, or the answer that keeps it out. Requests that change something must carry the session's CSRF token. */
export async function admitStaff(
  context: Context,
  room: StaffRoom,
  web: Web,
  verb?: Verb,
): Promise<Session | Response> {
  const token = sessionCookie(context, web)
  const session = token === undefined ? undefined : await readSession(room, token)
  if (session === undefined) return signInFirst(context)
  if (!isSafe(context) && (isForeign(context, web) || !(await carriesToken(context, session)))) {
    return problem(
      context,
      403,
      'csrf',
      'This form is too old or came from another site. Go back, reload the page and try again.',
    )
  }
  if (verb !== undefined && !may(session, verb)) {
    return problem(context, 403, 'role', `Your role (${session.role}) does not allow this (${verb}).`)
  }
  return session
}

/** The API key of a request (`Authorization: Bearer`, RFC 6750), or the answer that keeps it out. */
export async function admitKey(context: Context, room: StaffRoom, scope: Scope): Promise<ApiKey | Response> {
  const [, text] = /^Bearer +(\S{1,200})$/i.exec(context.req.header('authorization') ?? '') ?? []
  const key = text === undefined ? undefined : await readKey(room, text)
  if (key === undefined) {
    context.header('www-authenticate', 'Bearer realm="candor"')
    return problem(context, 401, 'key-missing', 'Send a valid API key: "Authorization: Bearer cnd_live_…".')
  }
  if (!covers(key.scopes, scope))
    return problem(context, 403, 'key-scope', `This needs a key with the scope "${scope}".`)
  return key
}

const isSafe = (context: Context) => ['GET', 'HEAD', 'OPTIONS'].includes(context.req.method)

async function carriesToken(context: Context, { csrf }: Session): Promise<boolean> {
  const sent = context.req.header('x-csrf-token') ?? (await formToken(context))
  // Hashes have one length, so the comparison tells nothing about the token.
  return sent !== undefined && timingSafeEqual(Buffer.from(hashToken(sent)), Buffer.from(hashToken(csrf)))
}

async function formToken(context: Context): Promise<string | undefined> {
  const type = context.req.header('content-type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return undefined
  const { _csrf } = await context.req.parseBody()
  return typeof _csrf === 'string' ? _csrf : undefined
}

/** A person who opened a page is led to sign in and back; anything else gets a plain 401. */
function signInFirst(context: Context): Response {
  const { pathname, search } = new URL(context.req.url)
  const wantsPage = context.req.method === 'GET' && (context.req.header('accept') ?? '').includes('text/html')
  if (wantsPage) return context.redirect(`${loginPath}?next=${encodeURIComponent(pathname + search)}`, 303)
  return problem(context, 401, 'session-missing', 'Sign in first.')
}

/** RFC 9457. The codes are listed in docs/errors.md. */
function problem(context: Context, status: 401 | 403, code: string, detail: string): Response {
  const title = status === 401 ? 'Not signed in' : 'Not allowed'
  return context.json({ type: 'about:blank', title, status, code, detail }, status, {
    'content-type': 'application/problem+json',
  })
}
