import type { GroupCounts } from '../cube/group-counts.ts'
import { type Rate, rateOf } from '../inference/rate.ts'

/** The rates of one group, by their usual names. Of nobody there is no rate: `undefined`. */
export type GroupMetrics = {
  /** Selected of all: P(D=1). */
  readonly selectionRate: number | undefined
  /** Selected of those with the outcome: P(D=1|Y=1). */
  readonly tpr: number | undefined
  readonly fpr: number | undefined
  /** With the outcome of those selected: P(Y=1|D=1). */
  readonly ppv: number | undefined
  readonly fdr: number | undefined
  readonly for: number | undefined
  readonly npv: number | undefined
  /** With the outcome of all whose outcome is known: P(Y=1). */
  readonly baseRate: number | undefined
}

/** Which people a rate counts, of which. */
export const rates = {
  selectionRate: ({ selected, n }: GroupCounts): Rate => ({ k: selected, n }),
  tpr: ({ tp, fn }: GroupCounts): Rate => ({ k: tp, n: tp + fn }),
  fpr: ({ fp, tn }: GroupCounts): Rate => ({ k: fp, n: fp + tn }),
  ppv: ({ tp, fp }: GroupCounts): Rate => ({ k: tp, n: tp + fp }),
  fdr: ({ tp, fp }: GroupCounts): Rate => ({ k: fp, n: tp + fp }),
  for: ({ fn, tn }: GroupCounts): Rate => ({ k: fn, n: fn + tn }),
  npv: ({ fn, tn }: GroupCounts): Rate => ({ k: tn, n: fn + tn }),
  baseRate: ({ tp, fn, n, noOutcome }: GroupCounts): Rate => ({ k: tp + fn, n: n - noOutcome }),
} as const satisfies { readonly [name in keyof GroupMetrics]: (counts: GroupCounts) => Rate }

/** All rates of a group. */
export function groupMetrics(counts: GroupCounts): GroupMetrics {
  const named = Object.entries(rates).map(([name, of]) => [name, rateOf(of(counts))])
  return Object.fromEntries(named) as GroupMetrics
}
