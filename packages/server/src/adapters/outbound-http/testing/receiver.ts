import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { readonly headers: IncomingHttpHeaders; readonly body: string; readonly path: string }

export type Receiver = {
  readonly url: string
  readonly port: number
  readonly received: Received[]
  /** What is answered from now on. */
  answers(how: (response: ServerResponse, received: Received) => void): void
  close(): Promise<void>
}

const text = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

/** A real HTTP server on this machine that remembers what it was sent, and answers 204 unless told otherwise. */
export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = []
  let answer: (response: ServerResponse, received: Received) => void = response => void response.writeHead(204).end()
  const server = createServer(async (request, response) => {
    const one = { headers: request.headers, body: await text(request), path: request.url ?? '' }
    received.push(one)
    answer(response, one)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    port,
    received,
    answers: how => {
      answer = how
    },
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
