import type { Store } from '../../adapters/store/index.ts'
import { tallyOf } from '../../customers/history/index.ts'

/** planned = sent + withheld + failed + unknown + open, at every moment; `open` is 0 when the campaign is done. */
export type Totals = {
  readonly campaign: string
  readonly planned: number
  readonly sent: number
  readonly withheld: number
  readonly failed: number
  readonly unknown: number
  /** Not decided yet, being handed over, or waiting for its time. */
  readonly open: number
  readonly reasons: { readonly [rule: string]: number }
}

const sideOf = {
  handed: 'sent',
  withheld: 'withheld',
  failed: 'failed',
  unknown: 'unknown',
  planned: 'open',
  waiting: 'open',
  handing_off: 'open',
} as const

/** What became of a campaign's dispatches, counted from the dispatches themselves. */
export async function totalsOf(store: Store, campaign: string): Promise<Totals> {
  const totals = { planned: 0, sent: 0, withheld: 0, failed: 0, unknown: 0, open: 0 }
  const reasons: Record<string, number> = {}
  for (const { state, rule, n } of await tallyOf(store, campaign)) {
    totals.planned += n
    totals[sideOf[state]] += n
    if (rule !== null && state !== 'handed') reasons[rule] = (reasons[rule] ?? 0) + n
  }
  return { campaign, ...totals, reasons }
}
