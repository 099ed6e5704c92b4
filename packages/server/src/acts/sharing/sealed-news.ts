import type { Ground } from '../../adapters/ground.ts'
import { Unreadable } from '../../adapters/keys/index.ts'
import { existingKey } from '../../record/index.ts'
import type { News } from './news.ts'

const sealedFor = (customer: string, delivery: string): string => `webhook_deliveries|${customer}|${delivery}`

/** The news as a delivery keeps it; undefined when the customer's key is gone, and with it all that could be told. */
export async function sealNews(
  ground: Ground,
  customer: string,
  delivery: string,
  news: News,
): Promise<Uint8Array | undefined> {
  const ring = await existingKey(ground, customer, 'profile')
  const plain = new TextEncoder().encode(JSON.stringify(news))
  return ring && ground.keys.seal(ring.key, sealedFor(customer, delivery), plain)
}

/** The news in a delivery; undefined when it can no longer be opened. */
export async function openNews(
  ground: Ground,
  customer: string,
  delivery: string,
  body: Uint8Array,
): Promise<News | undefined> {
  try {
    const ring = await existingKey(ground, customer, 'profile')
    if (!ring) return undefined
    const plain = ground.keys.unseal(ring.key, sealedFor(customer, delivery), body)
    return JSON.parse(new TextDecoder().decode(plain)) as News
  } catch (fault) {
    if (fault instanceof Unreadable) return undefined
    throw fault
  }
}
