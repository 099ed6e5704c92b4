import type { Context } from 'hono'
import { isProof } from '../../../answers/rights/index.ts'
import type { RightsRequest } from '../../../customers/rights/index.ts'
import { copyAnswer } from '../../copy/index.ts'
import type { Center } from '../desk.ts'
import { refuse, type Visit } from '../visit.ts'

export type CopyAsk = { readonly challenge: string; readonly code: string; readonly kind: 'html' | 'json' }

/** The copy as the answer to the right code, which works once; undefined where the code is wrong. */
export async function fetchCopy(
  context: Context,
  house: Center,
  { customer, desk }: Visit<'manage'>,
  request: RightsRequest,
  { challenge, code, kind }: CopyAsk,
): Promise<Response | undefined> {
  const { state, right } = request
  if (state !== 'answered' || (right !== 'access' && right !== 'portability')) return refuse(context, house, 'form')
  if (!(await isProof(house, request, 'copy', challenge, code))) return undefined
  const part = right === 'portability' ? 'portable' : 'all'
  const act = { customer, by: 'customer', format: kind, part, request: request.request } as const
  const found = await copyAnswer(house, act, { language: desk.texts.lang })
  if (found.ok) return found.value
  return refuse(context, house, found.error === 'unknown-customer' ? 'gone' : 'busy')
}
