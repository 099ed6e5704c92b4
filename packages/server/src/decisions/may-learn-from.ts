import { readStates } from '../customers/state/index.ts'
import type { House } from './house.ts'
import { preview } from './preview.ts'

const atOnce = 500

/**
 * Of these customers those of whom a full profile for the purpose would be permitted now, to learn from. Who is left alone for a while
 * is learned from all the same: nothing is chosen for them by it.
 */
export async function mayLearnFrom(
  { judge, store, clock }: House,
  purpose: string,
  customers: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  const act = { kind: 'profile', purpose, level: 'full', learns: true } as const
  for (let from = 0; from < customers.length; from += atOnce) {
    const states = await readStates(store, judge.layout, customers.slice(from, from + atOnce))
    for (const [customer, { state }] of states)
      if (preview(judge, act, state, clock.now()).outcome === 'permit') found.add(customer)
  }
  return found
}
