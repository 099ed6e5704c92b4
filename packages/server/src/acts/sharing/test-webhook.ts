import { ok, type Result } from '@candor/terms'
import type { Posted } from '../../adapters/outbound-http/index.ts'
import { readWebhook, unknownWebhook, type WebhookRefusal, webhookClosed } from '../../brand/webhooks/index.ts'
import type { House } from '../../decisions/index.ts'
import { post } from './send.ts'

/** Sends a signed word that is about nobody, so that both sides can see whether address and secret fit. */
export async function testWebhook(house: House, name: string): Promise<Result<Posted, WebhookRefusal>> {
  const webhook = await readWebhook(house.store, name)
  if (!webhook) return unknownWebhook(name)
  if (webhook.closedAt !== undefined) return webhookClosed(name)
  const timestamp = new Date(house.clock.now()).toISOString()
  return ok(await post(house, webhook, `${house.ids.id()}-${name}`, { type: 'test', timestamp, data: {} }))
}
