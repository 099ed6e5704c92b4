import type { Ground } from '../../../adapters/ground.ts'
import type { Write } from '../../../adapters/store/index.ts'
import type { Standing } from '../../state/index.ts'
import { peopleOf } from '../halves.ts'
import { type Asking, agreedSince } from '../told.ts'
import { forgetRow } from '../vault-store.ts'

/**
 * What goes with a yes that is gone: the writes that take away all that the person told for audits alone, to be committed with the
 * state that says no. Empty while the yes holds. This door of the vault reads nothing, so those who record choices may use it.
 * `halves`: where they are not yet, or no longer, those that the store knows.
 */
export async function endedAnswers(
  ground: Ground,
  { policy: { vault } }: Asking,
  customer: string,
  state: Standing,
  halves?: readonly string[],
): Promise<Write[]> {
  if (!vault || agreedSince(state, vault.purpose) !== undefined) return []
  const all = halves ?? (await peopleOf(ground.store, [customer])).get(customer) ?? [customer]
  return all.map(half => forgetRow(ground, half))
}
