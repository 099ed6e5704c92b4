import type { Instant } from '@candor/terms'
import type { Posted } from '../../adapters/outbound-http/index.ts'
import type { Write } from '../../adapters/store/index.ts'
import { closeWebhook, type Webhook } from '../../brand/webhooks/index.ts'
import { arrival } from '../../customers/shares/index.ts'
import type { House } from '../../decisions/index.ts'
import { commitChange, together } from '../../record/index.ts'
import type { Claimed } from './claim.ts'
import { type Delivery, tryAgainAt } from './delivery.ts'
import { deliveryChange } from './delivery-store.ts'
import { signedHeaders } from './signature.ts'

/** The other side says that it never wants to hear from this webhook again (RFC 9110, 15.5.11). */
const gone = 410

/** Hands over what the pass admits, and writes down how that ended. */
export async function sendAndSettle(house: House, claimed: Claimed): Promise<void> {
  const { delivery, webhook, current, pass } = claimed
  const now = house.clock.now()
  const attempt = { customer: current, purpose: webhook.purpose, channel: 'webhook', address: webhook.url, now }
  const admitted = pass.admits(attempt)
  const posted = admitted.ok
    ? await post(house, webhook, delivery.delivery, claimed.news)
    : ({ answered: false, why: admitted.error, refused: true } as const)
  if (posted.answered && posted.status === gone) await closeWebhook(house, webhook.name, 'receiver', 'gone')
  await settle(house, claimed, posted)
}

/** Posts one signed body to a webhook. What is about a customer must have been decided before. */
export function post(house: House, webhook: Webhook, id: string, body: object): Promise<Posted> {
  const bytes = new TextEncoder().encode(JSON.stringify(body))
  const headers = signedHeaders(house, webhook, id, bytes, house.clock.now())
  return house.outbound.post({ url: webhook.url, headers, body: bytes })
}

/** Where the lease ended meanwhile and somebody else took over, theirs counts. */
async function settle(house: House, { delivery }: Claimed, posted: Posted): Promise<void> {
  const now = house.clock.now()
  const told = posted.answered ? { status: posted.status, fault: null } : { status: null, fault: posted.why }
  const end = endingOf(posted, delivery, now)
  await commitChange(house, together(deliveryChange(delivery, { ...told, ...end }), { writes: await register() }))

  /** News of one webhook are counted by the month, so that no one of them is said to have failed. */
  async function register(): Promise<Write[]> {
    const { customer, share } = delivery
    if (share === null || end.state === undefined) return []
    return arrival(house.store, { customer, share }, end.state === 'failed' ? now : undefined)
  }
}

type Ending = Pick<Partial<Delivery>, 'state' | 'nextAt' | 'doneAt'>

function endingOf(posted: Posted, { delivery, attempts }: Delivery, now: Instant): Ending {
  if (posted.answered && posted.status >= 200 && posted.status < 300)
    return { state: 'done', nextAt: null, doneAt: now }
  const nextAt = posted.answered && posted.status === gone ? undefined : tryAgainAt(now, delivery, attempts)
  return nextAt === undefined ? { state: 'failed', nextAt: null, doneAt: now } : { nextAt }
}
