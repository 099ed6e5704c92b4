import type { Store } from '../../adapters/store/index.ts'
import { readCampaign } from '../../brand/campaigns/index.ts'
import { tallyOf } from '../../customers/history/index.ts'

/** planned = sent + withheld + failed + unknown + open, at every moment; `open` is 0 when the campaign is done, or stopped and nothing is under way. */
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
  const isStopped = (await readCampaign(store, campaign))?.state === 'stopped'
  const totals = { planned: 0, sent: 0, withheld: 0, failed: 0, unknown: 0, open: 0 }
  const reasons: Record<string, number> = {}
  for (const { state, rule, n } of await tallyOf(store, campaign)) {
    // Whoever had not been written to when the campaign was stopped never will be.
    const isCut = isStopped && (state === 'planned' || state === 'waiting')
    const reason = isCut ? 'campaign-stopped' : state === 'handed' ? null : rule
    totals.planned += n
    totals[isCut ? 'withheld' : sideOf[state]] += n
    if (reason !== null) reasons[reason] = (reasons[reason] ?? 0) + n
  }
  return { campaign, ...totals, reasons }
}
