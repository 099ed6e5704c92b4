import type { Context } from 'hono'
import { isProof } from '../../../answers/rights/index.ts'
import type { RightsRequest } from '../../../customers/rights/index.ts'
import type { Center } from '../desk.ts'
import { refuse, type Visit } from '../visit.ts'

export type CopyAsk = { readonly challenge: string; readonly code: string; readonly kind: 'html' | 'json' }

/** The copy as the answer to the right code, which works once; undefined where the code is wrong. */
export async function fetchCopy(
  context: Context,
  house: Center,
  _visit: Visit<'manage'>,
  request: RightsRequest,
  { challenge, code }: CopyAsk,
): Promise<Response | undefined> {
  if (request.state !== 'answered') return refuse(context, house, 'form')
  if (!(await isProof(house, request, 'copy', challenge, code))) return undefined
  return refuse(context, house, 'busy')
}
