import type { Store } from '../../adapters/store/index.ts'

/** Which customer each merged one was found to be; chains are not followed yet. */
export type Merged = ReadonlyMap<string, string>

export async function mergedInto(store: Store): Promise<Merged> {
  const query = store.db
    .selectFrom('profiles')
    .select(['customer', 'merged_into as into'])
    .where('merged_into', 'is not', null)
  const found = new Map<string, string>()
  for await (const rows of store.scan<{ customer: string; into: string }>(query.compile(), 4_000))
    for (const { customer, into } of rows) found.set(customer, into)
  return found
}

/** The customer who stands for this one, at the end of the chain. A circle, which no merge makes, ends after a hundred steps. */
export function standsFor(merged: Merged, customer: string): string {
  let who = customer
  for (let steps = 0; steps < 100; steps++) {
    const into = merged.get(who)
    if (into === undefined) return who
    who = into
  }
  return who
}
