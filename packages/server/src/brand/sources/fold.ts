import type { Tally } from './tally.ts'
import { TallyBuilder } from './tally-builder.ts'

/** The sum of several tallies. */
export function fold(tallies: Iterable<Tally>): Tally {
  const sum = new TallyBuilder()
  for (const tally of tallies) sum.add(tally)
  return sum.total()
}
