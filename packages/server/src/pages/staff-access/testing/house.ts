import { Hono } from 'hono'
import type { FixedClock } from '../../../adapters/clock/index.ts'
import type { Store } from '../../../adapters/store/index.ts'
import type { StaffOptions, StaffRoom } from '../../../brand/staff/index.ts'
import { roomOn } from '../../../brand/staff/testing/room.ts'
import { assets, securityHeaders } from '../../look/index.ts'
import { staffAccessPages } from '../index.ts'

export const origin = 'https://candor.test'

/** The pages of this room on a store, with a page behind them to come home to. */
export async function staffHouse(
  store: Store,
  options: StaffOptions & { readonly https?: boolean } = {},
): Promise<{ app: Hono; room: StaffRoom; clock: FixedClock }> {
  const { https = true, ...rest } = options
  const { room, clock } = await roomOn(store, rest)
  const app = new Hono().use(securityHeaders({ https })).route('/', assets())
  const nav = () => [
    { href: '/staff/people', text: 'People' },
    { href: '/staff/keys', text: 'API keys' },
  ]
  const web = { https, origin: https ? origin : 'http://127.0.0.1:8080', addressOf: () => '192.0.2.7' }
  app.route('/', staffAccessPages({ room, web, brand: 'Banco Exemplo', home: '/staff/people', nav }))
  return { app, room, clock }
}

/** A browser without a page: keeps cookies, sends forms as one does, follows nothing. */
export function visitor(app: Hono, at = origin) {
  const jar = new Map<string, string>()
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    if (!headers.has('accept')) headers.set('accept', 'text/html')
    const answer = await app.request(at + path, { ...init, headers })
    for (const cookie of answer.headers.getSetCookie()) keep(jar, cookie)
    return answer
  }
  return {
    jar,
    get: (path: string) => send(path),
    post: (
      path: string,
      fields: Record<string, string>,
      headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' },
    ) => send(path, { method: 'POST', headers, body: new URLSearchParams(fields) }),
    /** The CSRF token that a page holds. */
    token: async (path: string) => /name="_csrf" value="([^"]+)"/.exec(await (await send(path)).text())?.[1] ?? '',
  }
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [pair = ''] = cookie.split(';')
  const at = pair.indexOf('=')
  if (/max-age=0/i.test(cookie)) jar.delete(pair.slice(0, at))
  else jar.set(pair.slice(0, at), pair.slice(at + 1))
}
