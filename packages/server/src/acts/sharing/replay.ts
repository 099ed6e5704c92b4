import { type Instant, ok, type Result } from '@candor/terms'
import { readWebhook, unknownWebhook, type WebhookRefusal, webhookClosed } from '../../brand/webhooks/index.ts'
import type { House } from '../../decisions/index.ts'
import { deliveryChange, endedSince } from './delivery-store.ts'

const atOnce = 200

/**
 * Puts everything that ended for a webhook since an instant on its way again, under the same ids; each is decided anew. Answers
 * how many. What happened more than thirty days ago is not kept.
 */
export async function replay(house: House, name: string, since: Instant): Promise<Result<number, WebhookRefusal>> {
  const webhook = await readWebhook(house.store, name)
  if (!webhook) return unknownWebhook(name)
  if (webhook.closedAt !== undefined) return webhookClosed(name)
  let again = 0
  for (let after = { at: since, delivery: '' }; ; ) {
    const ended = await endedSince(house.store, name, since, after, atOnce)
    const fresh = { state: 'waiting', attempts: 0, nextAt: house.clock.now(), doneAt: null } as const
    const done = await Promise.all(ended.map(one => house.store.commit(deliveryChange(one, fresh))))
    again += done.filter(one => one.done).length
    const last = ended.at(-1)
    if (!last) return ok(again)
    after = last
  }
}
