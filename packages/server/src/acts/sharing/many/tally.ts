import type { Tables } from '../../../adapters/store/index.ts'
import type { ShareMany } from './ask.ts'
import { type Listed, newListed, withOdd } from './listed.ts'
import type { Members } from './members.ts'

/** How a share of many goes. `planned` = shared + withheld + waiting. */
export type Tally = {
  planned: number
  shared: number
  withheld: number
  waiting: number
  /** Withheld, by the rule that decided. */
  readonly reasons: Map<string, number>
  /** Absent where an audience was asked for. */
  listed?: Listed
}

export const newTally = ({ customers }: Pick<ShareMany, 'customers'>): Tally => ({
  ...{ planned: 0, shared: 0, withheld: 0, waiting: 0, reasons: new Map() },
  ...(customers && { listed: newListed(customers.length) }),
})

export function withhold(tally: Tally, rule: string): void {
  tally.withheld++
  tally.reasons.set(rule, (tally.reasons.get(rule) ?? 0) + 1)
}

/** Counts the ids of a batch that stand for nobody of their own. */
export function noteOdd(tally: Tally, odd: Members['odd']): void {
  for (const { why, place } of odd) if (tally.listed) tally.listed = withOdd(tally.listed, why, place)
}

export const reasonsIn = ({ reasons }: Pick<Tally, 'reasons'>): { [rule: string]: number } =>
  Object.fromEntries([...reasons].sort(([a], [b]) => (a < b ? -1 : 1)))

/** A tally as it is kept. */
export const tallyIn = (
  row: Pick<Tables['share_runs'], 'planned' | 'shared' | 'withheld' | 'reasons' | 'listed'>,
): Tally => ({
  ...{ planned: Number(row.planned), shared: Number(row.shared), withheld: Number(row.withheld), waiting: 0 },
  reasons: new Map(Object.entries(JSON.parse(row.reasons) as { [rule: string]: number })),
  ...(row.listed === null ? {} : { listed: JSON.parse(row.listed) as Listed }),
})
