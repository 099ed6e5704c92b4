import { second } from '@candor/terms'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Begun } from './session.ts'

/** How the house is reached from outside. */
export type Web = {
  /** The public address begins with https. Off only on loopback, where the cookie can be neither Secure nor `__Host-`. */
  readonly https: boolean
  /** Public origin, such as `https://care.example.org`. */
  readonly origin: string
  /** Where a request came from, trusted proxies taken into account. */
  readonly addressOf: (context: Context) => string
}

/** Where people sign in. */
export const loginPath = '/staff/login'

const name = 'candor'

/** The session token of a request. `__Host-` ties the cookie to this very host over https. */
export const sessionCookie = (context: Context, { https }: Web): string | undefined =>
  https ? getCookie(context, name, 'host') : getCookie(context, name)

export function keepSession(context: Context, { https }: Web, { token, lasts }: Begun): void {
  // A duration, because the clock of the browser may be wrong.
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: lasts / second } as const
  if (https) setCookie(context, name, token, { ...options, secure: true, prefix: 'host' })
  else setCookie(context, name, token, options)
}

export function forgetSession(context: Context, { https }: Web): void {
  if (https) deleteCookie(context, name, { path: '/', secure: true, prefix: 'host' })
  else deleteCookie(context, name, { path: '/' })
}

/** A request that another site made the browser send. Browsers say so in Sec-Fetch-Site or at least in Origin. */
export function isForeign(context: Context, { origin }: Web): boolean {
  const site = context.req.header('sec-fetch-site')
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const from = context.req.header('origin')
  return from !== undefined && from !== origin && from !== new URL(context.req.url).origin
}

/** A path of this house to go on to, or `home`: never another site's. */
export function ownPath(text: string | undefined, home: string): string {
  if (text === undefined || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text)) return home
  return text
}
