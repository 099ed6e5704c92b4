import { lookup as systemLookup } from 'node:dns/promises'
import { type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { judgedConnection, type Lookup, type Way } from './judged-connection.ts'
import type { OutboundHttp, Posted, Posting } from './port.ts'
import { hostOf, Refused, type Rules, urlRefusal } from './vetting.ts'

export type OutboundOptions = Partial<Rules> & {
  /** Longest time for one request from its name to the end of its answer, in milliseconds. */
  readonly timeoutMs?: number
  readonly lookup?: Lookup
}

/** Bytes of an answer that are read, so that a receiver who says a few words is not cut off; they are not kept. */
const mostRead = 65_536

/**
 * HTTP to the outside. Where it goes is judged three times: as written, as the name system says, and once more at the
 * connected socket before a byte leaves, so that a name that changes its mind in between (DNS rebinding) gains nothing.
 */
export function openOutboundHttp(options: OutboundOptions = {}): OutboundHttp {
  const rules = { allowPrivate: options.allowPrivate ?? false }
  const lookup = options.lookup ?? (name => systemLookup(name, { all: true }))
  const timeoutMs = options.timeoutMs ?? 10_000
  const refuses = (url: string) => urlRefusal(url, rules)
  return {
    refuses,
    post(posting) {
      const why = refuses(posting.url)
      if (why !== undefined) return Promise.resolve({ answered: false, why, refused: true })
      return send(posting, { rules, lookup, signal: AbortSignal.timeout(timeoutMs) })
    },
  }
}

function send(posting: Posting, way: Way): Promise<Posted> {
  const url = new URL(posting.url)
  const { promise, resolve } = Promise.withResolvers<Posted>()
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...posting.headers, 'content-length': posting.body.length },
    signal: way.signal,
    // Without an agent: a connection that is kept open was judged for another request.
    createConnection: (_, done) => {
      judgedConnection(url, way).then(
        socket => done(null, socket),
        (error: Error) => done(error, undefined as never),
      )
      return undefined
    },
  }
  const request = (url.protocol === 'https:' ? tlsRequest : plainRequest)(url, options)
  request.once('response', response => drain(response, posting.keep, resolve))
  request.on('error', error => resolve(unanswered(error, hostOf(url))))
  request.end(posting.body)
  return promise
}

/**
 * The status is the answer; what comes after it changes nothing, whether it is endless, broken or cut off. Only where bytes
 * are to be kept is the whole of them given back, or none.
 */
function drain(response: IncomingMessage, keep: number | undefined, resolve: (posted: Posted) => void): void {
  const most = keep ?? mostRead
  const kept: Buffer[] = []
  let read = 0
  response.on('data', (chunk: Buffer) => {
    read += chunk.length
    if (keep !== undefined) kept.push(chunk)
    if (read > most) response.destroy()
  })
  response.on('error', () => undefined)
  response.once('close', () => {
    const answered = { answered: true, status: response.statusCode ?? 0 } as const
    if (keep === undefined || read > most || !response.complete) return resolve(answered)
    const type = response.headers['content-type']
    resolve({ ...answered, body: new Uint8Array(Buffer.concat(kept)), ...(type === undefined ? {} : { type }) })
  })
}

const codes: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'the connection was cut',
  ENOTFOUND: 'the name is not known',
  EAI_AGAIN: 'the name system does not answer',
  ABORT_ERR: 'no answer in time',
}

function unanswered(error: NodeJS.ErrnoException, host: string): Posted {
  if (error instanceof Refused) return { answered: false, why: `${host} ${error.message}`, refused: true }
  const code = error.code ?? error.name
  return { answered: false, why: codes[code] ?? `the connection failed (${code})`, refused: false }
}
