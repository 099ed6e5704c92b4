import type { Json } from '@candor/terms'
import { mayEndShares, tellRemovals } from '../../acts/forwarding/index.ts'
import { deliveriesFor, type Happened, hears } from '../../acts/sharing/index.ts'
import type { Ground } from '../../adapters/ground.ts'
import type { Write } from '../../adapters/store/index.ts'
import { listWebhooks, type Webhook } from '../../brand/webhooks/index.ts'
import type { House } from '../../decisions/index.ts'

const atOnce = 500

/**
 * Tells everybody who listens of what happened, and marks it as told in the same change: what a crash interrupts is told
 * again, and what two processes tell at the same time is told once. True when there may be more. Rejects, once all others are
 * told, when a happening could not be.
 */
export async function deliverHappenings(house: House): Promise<boolean> {
  const waiting = await waitingHappenings(house)
  if (waiting.length === 0) return false
  const webhooks = (await listWebhooks(house.store)).filter(webhook => webhook.closedAt === undefined)
  const heard = new Set(
    waiting.filter(happened => mayEndShares(happened.kind) || webhooks.some(webhook => hears(webhook, happened))),
  )
  const unheard = waiting.filter(happened => !heard.has(happened)).map(one => told(house, one))
  if (unheard.length > 0) await house.store.commit({ expect: [], writes: unheard })
  const ended = await Promise.allSettled([...heard].map(happened => tell(house, happened, webhooks)))
  const fault = ended.find(one => one.status === 'rejected')
  if (fault) throw fault.reason
  return waiting.length === atOnce
}

async function waitingHappenings({ store }: Ground): Promise<Happened[]> {
  const rows = await store.db
    .selectFrom('outbox')
    .select(['customer', 'happening', 'kind', 'body', 'at'])
    .where('done_at', 'is', null)
    .orderBy('at')
    .orderBy('happening')
    .limit(atOnce)
    .execute()
  return rows.map(row => ({ ...row, body: JSON.parse(row.body) as { [name: string]: Json } }))
}

/** One change each: what is wrong with one does not hold up the others. They share their way to the disk. */
async function tell(house: House, happened: Happened, webhooks: readonly Webhook[]): Promise<void> {
  if (mayEndShares(happened.kind)) await tellRemovals(house, happened)
  const deliveries = await deliveriesFor(house, happened, webhooks)
  await house.store.commit({ expect: [], writes: [told(house, happened), ...deliveries] })
}

const told = ({ clock }: Ground, { customer, happening }: Happened): Write => ({
  do: 'patch',
  table: 'outbox',
  key: { customer, happening },
  set: { done_at: clock.now() },
})
