import type { Json } from '@candor/terms'
import type { Ground } from '../../adapters/ground.ts'
import type { Write } from '../../adapters/store/index.ts'
import { mergesAmong } from './merge-store.ts'

/**
 * How many names a customer goes by, by kind, and the merges they took part in. The names themselves are addresses of the
 * profile. A merged customer is several: whoever exports or erases a person does so for every half (`halvesOf`).
 */
export async function exportOf(ground: Ground, customer: string): Promise<Json> {
  const names = await identitiesOf(ground, customer)
  const merges = await mergesAmong(ground, [customer])
  return {
    names: names.map(({ channel, shared, at }) => ({ channel, shared: shared !== 0, at })),
    merges: merges.map(({ merge, customer, other, at, why, undoneAt }) => ({
      merge,
      customer,
      other,
      at,
      why: { ...why, handles: [...why.handles] },
      undoneAt,
    })),
  }
}

/** Every name, so that whoever uses it next is a stranger, and every merge with another half. */
export async function erase(ground: Ground, customer: string): Promise<Write[]> {
  const names = await identitiesOf(ground, customer)
  const merges = await mergesAmong(ground, [customer])
  return [
    ...names.map(({ blind, channel }): Write => ({ do: 'remove', table: 'identities', key: { blind, channel } })),
    ...merges.map(({ customer, merge }): Write => ({ do: 'remove', table: 'merges', key: { customer, merge } })),
  ]
}

const identitiesOf = ({ store }: Ground, customer: string) =>
  store.db
    .selectFrom('identities')
    .selectAll()
    .where('customer', '=', customer)
    .orderBy('at')
    .orderBy('blind')
    .execute()

/**
 * Up to `limit` names and merges whose customer has no profile any more: they go with whom they name, whatever their age.
 * Empty when there are none.
 */
export async function expire(ground: Ground, _before: number, limit: number): Promise<Write[]> {
  const { db } = ground.store
  const names = await db
    .selectFrom('identities')
    .leftJoin('profiles', 'profiles.customer', 'identities.customer')
    .select(['identities.blind', 'identities.channel'])
    .where('profiles.customer', 'is', null)
    .limit(limit)
    .execute()
  const merges = await db
    .selectFrom('merges')
    .leftJoin('profiles', 'profiles.customer', 'merges.customer')
    .select(['merges.customer', 'merges.merge'])
    .where('profiles.customer', 'is', null)
    .limit(limit)
    .execute()
  return [
    ...names.map((key): Write => ({ do: 'remove', table: 'identities', key })),
    ...merges.map((key): Write => ({ do: 'remove', table: 'merges', key })),
  ]
}
