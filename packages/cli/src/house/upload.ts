import type { IncomingMessage } from 'node:http'
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ImportLine, Problem } from '@candor/contract'
import { err, ok, type Result } from '@candor/terms'
import type { Complaint } from '../answer.ts'
import { type Api, reasonOf } from './api.ts'
import { complaintOf, foreign, unreachable } from './refusals.ts'

/**
 * Sends the rows of an import and hands on each line of the answer while they are still being sent: the server tells of
 * refused rows as it reads them, and waits until they are taken. (`fetch` may answer only after the body has gone.)
 */
export async function sendRows(
  { url, token }: Api,
  path: string,
  rows: AsyncIterable<Uint8Array>,
  onLine: (line: ImportLine) => void | Promise<void>,
): Promise<Result<undefined, Complaint>> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const open = url.startsWith('https:') ? overHttps : overHttp
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv' }
  const request = open(url + path, { method: 'POST', headers }, resolve)
  request.on('error', reject)
  // Where the server refuses early, the rest of the rows is not wanted; the answer says why.
  const sent = pipeline(Readable.from(rows), request).catch(() => undefined)
  try {
    const answer = await promise
    if (answer.statusCode !== 200) return err(await refused(url, answer))
    for await (const line of createInterface({ input: answer, crlfDelay: Number.POSITIVE_INFINITY }))
      if (line !== '') await onLine(JSON.parse(line) as ImportLine)
    await sent
    return ok(undefined)
  } catch (error) {
    return err(unreachable(url, reasonOf(error as Error)))
  } finally {
    request.destroy()
  }
}

async function refused(url: string, answer: IncomingMessage): Promise<Complaint> {
  const body = Buffer.concat(await answer.toArray()).toString()
  const isProblem = answer.headers['content-type']?.includes('application/problem+json') ?? false
  return isProblem ? complaintOf(JSON.parse(body) as Problem) : foreign(url, answer.statusCode ?? 0)
}
