import { type ErrorCode, errors, type Problem } from '@candor/contract'
import type { Reason } from '@candor/gate'
import type { Fault } from '@candor/terms'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { StoreAway } from '../../adapters/store/index.ts'

/** An error of the API before it is an answer: a code of the dictionary, and what is special about this request. */
export type ApiError = {
  readonly code: ErrorCode
  readonly detail?: string
  readonly errors?: readonly Fault[]
  readonly reasons?: readonly Reason[]
  /** Seconds until it makes sense to come back. */
  readonly retryAfter?: number
  readonly allow?: string
}

/** Where the codes are explained; `type` of each problem leads there. */
export const errorsPath = '/errors'

export function problemOf(error: ApiError, instance?: string): Problem {
  const { code, detail, errors: faults, reasons } = error
  const { status, person } = errors[code]
  return {
    type: `${errorsPath}#${code}`,
    title: person,
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(instance === undefined ? {} : { instance }),
    ...(faults === undefined ? {} : { errors: faults.map(shown) }),
    ...(reasons === undefined ? {} : { reasons: [...reasons] }),
  }
}

/** The answer (RFC 9457). */
export function problem(context: Context, error: ApiError): Response {
  const body = problemOf(error, context.get('requestId') as string | undefined)
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  if (error.retryAfter !== undefined) headers['retry-after'] = String(error.retryAfter)
  if (error.allow !== undefined) headers['allow'] = error.allow
  return context.body(JSON.stringify(body), body.status as ContentfulStatusCode, headers)
}

/** What an API client learns when the store could not promise durability; the operator's sentence goes to the log. */
export const storeAway = ({ code }: StoreAway): ApiError => ({
  code: 'store-away',
  retryAfter: code === 'contended' ? 1 : 5,
  ...(code === 'unknown-outcome'
    ? { detail: 'It is not known whether the change was kept. Ask again with the same Idempotency-Key.' }
    : {}),
})

/** The key service is away, or a new epoch is on its way here: nothing was kept, nothing is lost. */
export const keysAway: ApiError = { code: 'keys-away', retryAfter: 5 }

export const badCursor: ApiError = {
  code: 'invalid-request',
  errors: [{ path: 'cursor', says: 'is not the `next` of an earlier page of this list' }],
}

export const tryAgain: ApiError = { code: 'try-again', retryAfter: 1 }

/** Paths come from the sender: cut, so that an answer never grows with what was sent. */
const shown = ({ path, says, line, column }: Fault) => ({
  path: path.slice(0, 200),
  says: says.slice(0, 500),
  ...(line === undefined ? {} : { line }),
  ...(column === undefined ? {} : { column }),
})
