import type { Tally } from '../cube/tally.ts'
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
  selectionRate: ({ selected, n }: Tally): Rate => ({ k: selected, n }),
  tpr: ({ tp, fn }: Tally): Rate => ({ k: tp, n: tp + fn }),
  fpr: ({ fp, tn }: Tally): Rate => ({ k: fp, n: fp + tn }),
  ppv: ({ tp, fp }: Tally): Rate => ({ k: tp, n: tp + fp }),
  fdr: ({ tp, fp }: Tally): Rate => ({ k: fp, n: tp + fp }),
  for: ({ fn, tn }: Tally): Rate => ({ k: fn, n: fn + tn }),
  npv: ({ fn, tn }: Tally): Rate => ({ k: tn, n: fn + tn }),
  baseRate: ({ tp, fn, n, noOutcome }: Tally): Rate => ({ k: tp + fn, n: n - noOutcome }),
} as const satisfies { readonly [name in keyof GroupMetrics]: (tally: Tally) => Rate }

/** All rates of a group. */
export function groupMetrics(tally: Tally): GroupMetrics {
  const named = Object.entries(rates).map(([name, of]) => [name, rateOf(of(tally))])
  return Object.fromEntries(named) as GroupMetrics
}
