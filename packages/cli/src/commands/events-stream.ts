import type { Problem, TailLine } from '@candor/contract'
import { err, ok, type Result } from '@candor/terms'
import type { Complaint } from '../answer.ts'
import { type Api, reasonOf } from '../house/api.ts'
import { complaintOf, foreign, unreachable } from '../house/refusals.ts'

/** Hands on each line of an answer that goes on (NDJSON) until it ends, breaks, or `signal` ends it: all good ends. */
export async function readLines<Line = TailLine>(
  { url, token }: Api,
  path: string,
  onLine: (line: Line) => void,
  signal: AbortSignal,
  body?: object,
): Promise<Result<undefined, Complaint>> {
  let begun = false
  try {
    const headers = { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) }
    const asked = body ? { method: 'POST', body: JSON.stringify(body) } : {}
    const answer = await fetch(url + path, { ...asked, headers, redirect: 'error', signal })
    if (!answer.ok) return err(await refused(url, answer))
    const type = answer.headers.get('content-type') ?? ''
    if (!answer.body || !type.includes('application/x-ndjson')) return err(foreign(url, answer.status))
    begun = true
    for await (const line of linesOf(answer.body)) if (line !== '') onLine(JSON.parse(line) as Line)
    return ok(undefined)
  } catch (error) {
    return begun || signal.aborted ? ok(undefined) : err(unreachable(url, reasonOf(error as Error)))
  }
}

// Not node:readline: it leaves an error of its input, such as a connection that breaks, to nobody.
async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const part of body) {
    const lines = (rest + decoder.decode(part, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

async function refused(url: string, answer: Response): Promise<Complaint> {
  const isProblem = answer.headers.get('content-type')?.includes('application/problem+json') ?? false
  return isProblem ? complaintOf((await answer.json()) as Problem) : foreign(url, answer.status)
}
