import type { Write } from '../../adapters/store/index.ts'
import type { Webhook } from '../../brand/webhooks/index.ts'
import type { House } from '../../decisions/index.ts'
import { deliveryRow } from './delivery-store.ts'
import { gatherNews, type Happened } from './gather-news.ts'
import { type News, narrowed } from './news.ts'
import { sealNews } from './sealed-news.ts'

/** Whether a webhook hears of this happening: by its kind, and from its making on until it is closed. */
export const hears = (webhook: Webhook, { kind, at }: Pick<Happened, 'kind' | 'at'>): boolean =>
  webhook.closedAt === undefined && webhook.createdAt <= at && webhook.kinds.some(heard => heard === kind)

/**
 * One delivery for each webhook that hears of a happening and may be told something of it. They belong in the change that
 * marks the happening as done: whoever does the same at the same time, or again after a crash, finds them there.
 */
export async function deliveriesFor(house: House, happened: Happened, webhooks: readonly Webhook[]): Promise<Write[]> {
  const hearing = webhooks.filter(webhook => hears(webhook, happened))
  const news = hearing.length > 0 ? await gatherNews(house, happened) : undefined
  if (!news) return []
  const rows = await Promise.all(hearing.map(webhook => rowFor(house, happened, webhook, news)))
  return rows.flat()
}

async function rowFor(house: House, happened: Happened, webhook: Webhook, whole: News): Promise<Write[]> {
  const { customer, happening, kind, at } = happened
  const news = narrowed(whole, house.judge, webhook)
  const delivery = `${happening}-${webhook.name}`
  const body = news && (await sealNews(house, customer, delivery, news))
  return body ? [deliveryRow({ customer, delivery, webhook: webhook.name, kind, at, body }, house.clock.now())] : []
}
