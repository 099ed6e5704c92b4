import { type ServerType, serve } from '@hono/node-server'
import type { Hono } from 'hono'

export type Listening = {
  readonly port: number
  /** From now on requests go to this app. */
  answerWith(app: Pick<Hono, 'fetch'>): void
  /** Takes no new connection, lets what is under way end for up to `patience` milliseconds, then cuts it off. */
  close(patience: number): Promise<void>
}

/**
 * Opens the port. Header and idle limits hold off clients that are slow on purpose; bodies have limits of their own where they
 * are read, because an import may rightly take long. Rejects when the port is taken.
 */
export async function listen(host: string, port: number, first: Pick<Hono, 'fetch'>): Promise<Listening> {
  let app = first
  const serverOptions = {
    maxHeaderSize: 16_384,
    headersTimeout: 10_000,
    requestTimeout: 3_600_000,
    keepAliveTimeout: 5_000,
    connectionsCheckingInterval: 5_000,
  }
  const { promise, resolve, reject } = Promise.withResolvers<{ port: number }>()
  const fetch: Hono['fetch'] = (request, env) => app.fetch(request, env)
  const server = serve({ fetch, hostname: host, port, serverOptions }, resolve)
  server.once('error', reject)
  const info = await promise
  return {
    port: info.port,
    answerWith: next => {
      app = next
    },
    close: patience => close(server, patience),
  }
}

async function close(server: ServerType, patience: number): Promise<void> {
  const { promise: closed, resolve } = Promise.withResolvers<void>()
  server.close(() => resolve())
  if (!('closeIdleConnections' in server)) return closed
  server.closeIdleConnections()
  const cut = () => server.closeAllConnections()
  const late = AbortSignal.timeout(patience)
  late.addEventListener('abort', cut, { once: true })
  await closed
  late.removeEventListener('abort', cut)
}
