import type { Problem } from '@candor/contract'
import { err, ok, type Result } from '@candor/terms'
import type { Complaint } from '../answer.ts'
import { complaintOf, foreign, unreachable } from './refusals.ts'

export type Asked<T> = Promise<Result<T, Complaint>>

/** A server, as commands see it: the API under its address, with a key that may use it. */
export type Api = {
  readonly url: string
  readonly token: string
  get<T>(path: string): Asked<T>
  post<T>(path: string, body?: object): Asked<T>
  text(path: string): Asked<string>
  /** An answer whose body is read as it comes. */
  stream(path: string, accept: string): Asked<Response>
}

/** Speaks to the server at this address. Every refusal and every silence becomes a complaint. */
export function openApi(url: string, token: string): Api {
  const base = url.replace(/\/+$/, '')
  const send = async (path: string, init: RequestInit): Promise<Result<Response, Complaint>> => {
    const headers = { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string> | undefined) }
    try {
      const answer = await fetch(base + path, { ...init, headers, redirect: 'error' })
      return answer.ok ? ok(answer) : err(await refused(base, answer))
    } catch (error) {
      return err(unreachable(base, reasonOf(error as Error)))
    }
  }
  return {
    url: base,
    token,
    get: async path => jsonOf(base, await send(path, {})),
    post: async (path, body = {}) =>
      jsonOf(
        base,
        await send(path, {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
      ),
    stream: (path, accept) => send(path, { headers: { accept } }),
    text: async path => {
      const answer = await send(path, {})
      return answer.ok ? ok(await answer.value.text()) : answer
    },
  }
}

async function jsonOf<T>(base: string, answer: Result<Response, Complaint>): Asked<T> {
  if (!answer.ok) return answer
  try {
    return ok((await answer.value.json()) as T)
  } catch {
    return err(foreign(base, answer.value.status))
  }
}

async function refused(base: string, answer: Response): Promise<Complaint> {
  const isProblem = answer.headers.get('content-type')?.includes('application/problem+json') ?? false
  return isProblem ? complaintOf((await answer.json()) as Problem) : foreign(base, answer.status)
}

export const reasonOf = (error: Error): string => {
  const { code, message } = (error.cause ?? error) as NodeJS.ErrnoException
  return code === 'ECONNREFUSED' ? 'Nothing listens there.' : message
}
