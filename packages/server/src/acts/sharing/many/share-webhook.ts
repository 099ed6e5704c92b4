import { err, type Fault, ok, type Result } from '@candor/terms'
import type { Write } from '../../../adapters/store/index.ts'
import { readWebhook, type Webhook } from '../../../brand/webhooks/index.ts'
import type { House } from '../../../decisions/index.ts'
import { deliveryRow } from '../delivery-store.ts'
import { named } from '../gather-news.ts'
import type { News } from '../news.ts'
import { sealNews } from '../sealed-news.ts'
import type { ShareMany } from './ask.ts'
import { membersOf } from './members.ts'
import { personOf } from './person.ts'
import { beginRun, tallyWrite } from './run-store.ts'
import { newTally, withhold } from './tally.ts'

/**
 * Puts one delivery for each person on the way to a webhook of the vendor. Each attempt is decided when its turn comes, as news
 * are: whoever says no until then is not told of.
 */
export async function shareByWebhook(house: House, many: ShareMany, by: string): Promise<Result<string, Fault[]>> {
  const webhook = await readWebhook(house.store, many.webhook ?? '')
  if (!webhook || webhook.closedAt !== undefined || webhook.vendor !== many.vendor || webhook.purpose !== many.purpose)
    return err([{ path: 'webhook', says: 'is no open webhook of this vendor for this purpose' }])
  const share = await beginRun(house, many, by)
  const tally = newTally()
  for await (const members of membersOf(house, many)) {
    const rows = await Promise.all(members.map(customer => rowFor(house, share, many, webhook, customer)))
    const writes: Write[] = []
    for (const row of rows) {
      tally.planned++
      if (row) writes.push(row)
      else withhold(tally, 'house-no-address')
    }
    if (writes.length > 0) await house.store.commit({ expect: [], writes })
  }
  await house.store.commit({ expect: [], writes: [tallyWrite(share, tally, house.clock.now())] })
  return ok(share)
}

/** Undefined where the other side knows nobody by an id of the brand. */
async function rowFor(
  house: House,
  share: string,
  many: ShareMany,
  webhook: Webhook,
  customer: string,
): Promise<Write | undefined> {
  const { values } = await personOf(house, many, customer)
  const told = Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
  const now = house.clock.now()
  const data = { customer: { ids: [] }, share, purpose: many.purpose, fields: told }
  const news: News = await named(house, customer, { type: 'shared', timestamp: new Date(now).toISOString(), data })
  const delivery = `${share}-${customer}`
  const body = news.data.customer.ids.length > 0 && (await sealNews(house, customer, delivery, news))
  if (!body) return undefined
  return deliveryRow({ customer, delivery, webhook: webhook.name, kind: 'shared', at: now, body, share }, now)
}
