import type { Scored } from './scored.ts'
import { type Interval, wilson } from './wilson.ts'

/** People of similar probability: what they were given in the mean, what came, and the interval of that. */
export type Bin = {
  readonly people: number
  /** Its part of all, by what people count. */
  readonly share: number
  readonly predicted: number
  readonly observed: number
  readonly interval: Interval
}

const bins = 10

/**
 * Ten bins of equally many people by their probability, fewer where many share one: equal probabilities are never parted. The
 * interval is Wilson's with as many people as the counts are worth, (Σc)² / Σc².
 */
export function reliability({ probabilities, successes, counts }: Scored): Bin[] {
  const order = Uint32Array.from(probabilities.keys()).sort((a, b) => probabilities[a]! - probabilities[b]!)
  const found: Bin[] = []
  const total = counts.reduce((a, b) => a + b, 0)
  for (let from = 0; from < order.length; ) {
    const bin = Math.floor((from * bins) / order.length) + 1
    let until = Math.max(from + 1, Math.round((bin * order.length) / bins))
    while (until < order.length && probabilities[order[until]!] === probabilities[order[until - 1]!]) until++
    found.push(binOf(order.subarray(from, until), { probabilities, successes, counts }, total))
    from = until
  }
  return found
}

function binOf(rows: Uint32Array, { probabilities, successes, counts }: Scored, total: number): Bin {
  let [all, squares, predicted, yes] = [0, 0, 0, 0]
  for (const row of rows) {
    const count = counts[row]!
    all += count
    squares += count * count
    predicted += count * probabilities[row]!
    if (successes[row] === 1) yes += count
  }
  const effective = (all * all) / squares
  const observed = yes / all
  return {
    people: rows.length,
    share: all / total,
    predicted: predicted / all,
    observed,
    interval: wilson(observed * effective, effective)!,
  }
}

/** The mean distance between what was given and what came (expected calibration error). */
export function calibrationError(found: readonly Bin[]): number {
  return found.reduce((sum, { share, predicted, observed }) => sum + share * Math.abs(predicted - observed), 0)
}
