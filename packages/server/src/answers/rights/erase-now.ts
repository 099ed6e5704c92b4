import { err, ok, type Result } from '@candor/terms'
import type { RightsRequest } from '../../customers/rights/index.ts'
import type { House } from '../../decisions/index.ts'
import { eraseCustomer } from '../erasure/index.ts'
import { tellCustomer } from './notices.ts'
import { type RightsRefusal, tryAgain } from './refusal.ts'
import { takeStep } from './take-step.ts'

type Erased = Result<{ readonly request: RightsRequest; readonly certificate?: string }, RightsRefusal>

/**
 * Erases whoever asked for it, and only then calls the request answered: a crash in between leaves it open, and the job does the
 * rest. Whom a legal hold keeps is not erased; a person answers them, and until then they are written that it came in.
 */
export async function eraseNow(house: House, request: RightsRequest): Promise<Erased> {
  const { customer } = request
  const erased = await eraseCustomer(house, { customer, why: 'request', by: 'customer', request: request.request })
  if (!erased.ok && erased.error === 'held') {
    await tellCustomer(house, request, 'received')
    return ok({ request })
  }
  // It is on record that they are erased; the job of the house goes on by itself.
  if (!erased.ok && erased.error === 'busy') return err(tryAgain)
  const answered = await takeStep(house, request, { do: 'answer', by: 'house', who: 'house' })
  if (!answered.ok && answered.error.code !== 'request-settled') return err(answered.error)
  const now = answered.ok ? answered.value : request
  return ok({ request: now, ...(erased.ok ? { certificate: erased.value.erasure } : {}) })
}
