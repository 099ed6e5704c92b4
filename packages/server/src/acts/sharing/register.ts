import type { Webhook } from '../../brand/webhooks/index.ts'
import { type KnownIdentity, readShare, sharedAgain, shareRow } from '../../customers/shares/index.ts'
import type { DecidedShare, House } from '../../decisions/index.ts'
import type { Change } from '../../record/index.ts'
import type { Delivery } from './delivery.ts'
import type { News } from './news.ts'

/**
 * The register's word on what is about to be handed over, for the change that lets it go: it says that somebody has it also where
 * no answer came, for it may have arrived. News of one webhook are one row a month, so that they stay few; each delivery counts once.
 */
export async function registered(
  house: House,
  webhook: Webhook,
  { customer, share: many, attempts }: Delivery,
  { entry, at }: DecidedShare,
  { data }: News,
): Promise<Partial<Change>> {
  if (attempts > 0) return {}
  const share = many ?? `${webhook.name}-${new Date(at).toISOString().slice(0, 7)}`
  const fields = Object.keys(data.fields ?? {}).sort()
  const knownAs: KnownIdentity[] = data.customer.ids.map(id => ({
    identity_type: 'controller_customer_id',
    identity_format: 'raw',
    identity_value: id,
  }))
  const before = await readShare(house.store, customer, share)
  if (before) return sharedAgain(house, before, { fields, entry, lastAt: at }, knownAs)
  const { vendor, purpose } = webhook
  const way = many === null ? 'news' : 'webhook'
  const row = { customer, share, vendor, purpose, way, fields, entry, at, lastAt: at, times: 1 } as const
  return { writes: [await shareRow(house, row, knownAs)] }
}
