import { ok, type Result } from '@candor/terms'
import type { RightsRequest } from '../../customers/rights/index.ts'
import type { House } from '../../decisions/index.ts'
import { tellCustomer } from './notices.ts'
import type { RightsRefusal } from './refusal.ts'

/** Erases whoever asked for it. Until there is a room that can, a person does. */
export async function eraseNow(
  house: House,
  request: RightsRequest,
): Promise<Result<{ readonly request: RightsRequest; readonly certificate?: string }, RightsRefusal>> {
  await tellCustomer(house, request, 'received')
  return ok({ request })
}
