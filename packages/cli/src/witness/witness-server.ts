import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { aboutWitness } from './about-witness.ts'
import { addCheckpoint, plain, type Reply, type Witness } from './add-checkpoint.ts'

// A checkpoint with a hundred signatures and 63 hashes takes a fifth of it.
const longest = 64 * 1024
/** Longest that a request may take to arrive, in milliseconds. */
const patience = 10_000

export type Told = (line: string) => void

/** Listens; resolves with the port when it does. What goes wrong inside is told and answered with 500: nothing was cosigned then. */
export async function listenAsWitness(
  witness: Witness,
  { host, port, tell }: { readonly host: string; readonly port: number; readonly tell: Told },
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer({ requestTimeout: patience, headersTimeout: patience }, (request, response) => {
    answer(witness, request)
      .catch((error: Error): Reply => {
        tell(`A request was not answered: ${error.message}`)
        return plain(500, 'The witness could not write down what it saw. Nothing was cosigned.\n')
      })
      .then(reply => send(response, reply))
  })
  server.maxConnections = 200
  await listening(server, host, port)
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      const { promise, resolve } = Promise.withResolvers<void>()
      server.close(() => resolve())
      server.closeIdleConnections()
      return promise
    },
  }
}

function listening(server: Server, host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(port, host, resolve)
  return promise
}

async function answer(witness: Witness, request: IncomingMessage): Promise<Reply> {
  const [path] = (request.url ?? '').split('?')
  if (path === '/') return isRead(request) ? plain(200, await aboutWitness(witness)) : wrongMethod
  if (path !== '/add-checkpoint') return plain(404, 'There is nothing here. GET / says what this is.\n')
  if (request.method !== 'POST') return wrongMethod
  const body = await bodyOf(request)
  return body === undefined ? plain(413, `A request is at most ${longest} bytes.\n`) : addCheckpoint(witness, body)
}

const isRead = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD'
const wrongMethod = plain(405, 'Use GET / or POST /add-checkpoint.\n')

async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request) {
    length += (part as Buffer).length
    if (length > longest) return undefined
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}

function send(response: ServerResponse, { status, type, text }: Reply): void {
  const more = status === 405 ? { allow: 'GET, POST' } : status === 413 ? { connection: 'close' } : {}
  response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff', ...more }).end(text)
}
