import { err, type Fault, ok, type Result } from '@candor/terms'
import { readWebhook, type Webhook } from '../../../brand/webhooks/index.ts'
import type { House } from '../../../decisions/index.ts'
import type { ShareMany } from './ask.ts'
import { carry } from './carry.ts'
import { beginRun } from './run-store.ts'
import { newTally } from './tally.ts'

/**
 * Puts one delivery for each person on the way to a webhook of the vendor. Each attempt is decided when its turn comes, as news
 * are: whoever says no until then is not told of. Once it has begun it ends, whatever becomes of this process: others go on.
 */
export async function shareByWebhook(house: House, many: ShareMany, by: string): Promise<Result<string, Fault[]>> {
  const webhook = await readWebhook(house.store, many.webhook ?? '')
  if (!isFor(webhook, many))
    return err([{ path: 'webhook', says: 'is no open webhook of this vendor for this purpose' }])
  const share = await beginRun(house, many, by)
  await carry(house, { share, version: 1, many, webhook, tally: newTally(many), reached: '' })
  return ok(share)
}

/** Whether a share may go there. */
export const isFor = (webhook: Webhook | undefined, { vendor, purpose }: ShareMany): webhook is Webhook =>
  webhook?.closedAt === undefined && webhook?.vendor === vendor && webhook.purpose === purpose
