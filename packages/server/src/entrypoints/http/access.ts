import { type ErrorCode, errors } from '@candor/contract'
import type { Context, MiddlewareHandler } from 'hono'
import type { Guards, Scope, Verb } from '../../brand/staff/index.ts'
import { type ApiError, problem } from './problem.ts'

/** What a caller needs: an API key with the scope, or a session whose role has the verb. `public`: nothing. */
export type Access = 'public' | { readonly scope: Scope; readonly verb: Verb }

/** Who acts, for the record (`key:<id>` or `staff:<id>`), or the answer that keeps them out. */
export async function admit(context: Context, guards: Guards, access: Access): Promise<string | Response> {
  if (access === 'public') return 'public'
  const bySession = context.req.header('authorization') === undefined && context.req.header('cookie') !== undefined
  const guard: MiddlewareHandler = bySession ? guards.requireStaff(access.verb) : guards.requireKey(access.scope)
  const refused = await guard(context, async () => undefined)
  if (refused instanceof Response) return asProblem(context, refused)
  return bySession ? `staff:${context.get('session').staff}` : `key:${context.get('key').id}`
}

/** The guards serve pages too; here their refusals take the form of every other error. */
async function asProblem(context: Context, refused: Response): Promise<Response> {
  if (!refused.headers.get('content-type')?.includes('json')) return refused
  const { code, detail } = (await refused.json()) as { code: string; detail?: string }
  const known: ErrorCode = code in errors ? (code as ErrorCode) : 'key-missing'
  const error: ApiError = { code: known, ...(detail === undefined ? {} : { detail }) }
  return problem(context, error)
}
