import type { GroupCounts } from '../cube/group-counts.ts'
import type { Interval } from '../inference/rate.ts'
import { wilson } from '../inference/wilson.ts'
import { type GroupMetrics, groupMetrics, rates } from '../metrics/group-metrics.ts'

/** A group that is shown, with the interval of its selection rate. */
export type Shown = {
  readonly hidden: false
  readonly group: string
  readonly counts: GroupCounts
  readonly metrics: GroupMetrics
  readonly interval: Interval | undefined
}

/** A group too small to show, or hidden so that a small one cannot be worked out. Nothing else is said of it. */
export type Hidden = { readonly hidden: true; readonly group: string }

export type Group = Shown | Hidden

/** One group as it may be told. A design effect above 1 counts its people as fewer. */
export function groupOf(group: string, counts: GroupCounts, hidden: boolean, designEffect = 1): Group {
  if (hidden) return { hidden: true, group }
  const { k, n } = rates.selectionRate(counts)
  const interval = wilson({ k: k / designEffect, n: n / designEffect })
  return { hidden: false, group, counts, metrics: groupMetrics(counts), interval }
}
