import type { Hono } from 'hono'

/** A browser without a page: signed in with a session, sends forms as one does, follows nothing. */
export function visitor(app: Hono, session: string | undefined) {
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    if (session !== undefined) headers.set('cookie', `candor=${session}`)
    if (!headers.has('accept')) headers.set('accept', 'text/html')
    return app.request(`http://127.0.0.1:8080${path}`, { ...init, headers })
  }
  const token = async () => /name="_csrf" value="([^"]+)"/.exec(await (await send('/staff')).text())?.[1] ?? ''
  return {
    get: (path: string) => send(path),
    text: async (path: string) => (await send(path)).text(),
    post: async (path: string, fields: Record<string, string> = {}) =>
      send(path, {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ _csrf: await token(), ...fields }),
      }),
  }
}
