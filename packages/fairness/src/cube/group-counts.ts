import type { Cells } from './cells.ts'

/** What is counted of one group. */
export type GroupCounts = {
  /** Decisions known. */
  readonly n: number
  readonly selected: number
  /** The four cells of decision and outcome, of those whose outcome is known. */
  readonly tp: number
  readonly fp: number
  readonly fn: number
  readonly tn: number
  /** Decided, and the outcome is not known: they count for selection rates alone. */
  readonly noOutcome: number
  /** No decision known: in no rate. */
  readonly noDecision: number
}

/** Names the nine counts of a group. */
export function countsOf(cells: Cells): GroupCounts {
  const [tn, fp, a, fn, tp, b, notSelected, selectedOnly, c] = cells as unknown as Nine
  const selected = fp + tp + selectedOnly
  return {
    n: selected + tn + fn + notSelected,
    selected,
    tp,
    fp,
    fn,
    tn,
    noOutcome: notSelected + selectedOnly,
    noDecision: a + b + c,
  }
}

type Nine = readonly [number, number, number, number, number, number, number, number, number]

/** Everything of several groups together. */
export function sumOf(allCounts: readonly GroupCounts[]): GroupCounts {
  const sum = (of: (counts: GroupCounts) => number): number => allCounts.reduce((all, counts) => all + of(counts), 0)
  return {
    n: sum(each => each.n),
    selected: sum(each => each.selected),
    tp: sum(each => each.tp),
    fp: sum(each => each.fp),
    fn: sum(each => each.fn),
    tn: sum(each => each.tn),
    noOutcome: sum(each => each.noOutcome),
    noDecision: sum(each => each.noDecision),
  }
}
