/** People with the probability they were given, whether they did what was hoped for, and how much each counts. */
export type Scored = {
  readonly probabilities: Float64Array
  readonly successes: Uint8Array
  readonly counts: Float64Array
}

/** Mean −ln of the probability of what came, in nats. Below 1e-15 a probability counts as that. */
export function logLoss({ probabilities, successes, counts }: Scored): number {
  return mean(
    counts,
    row => -Math.log(Math.max(1e-15, successes[row] === 1 ? probabilities[row]! : 1 - probabilities[row]!)),
  )
}

/** Mean square of the distance between probability and what came (Brier 1950). */
export function brier({ probabilities, successes, counts }: Scored): number {
  return mean(counts, row => (probabilities[row]! - successes[row]!) ** 2)
}

/**
 * The chance that of two people, one of whom succeeded, that one has the higher probability; equal ones are half a chance
 * (Hanley and McNeil 1982). `undefined` where nobody or everybody succeeded.
 */
export function areaUnderCurve({ probabilities, successes, counts }: Scored): number | undefined {
  const order = Uint32Array.from(probabilities.keys()).sort((a, b) => probabilities[a]! - probabilities[b]!)
  let [below, pairs, yes] = [0, 0, 0]
  for (let from = 0; from < order.length; ) {
    let [up, down, until] = [0, 0, from]
    for (; until < order.length && probabilities[order[until]!] === probabilities[order[from]!]; until++) {
      const row = order[until]!
      if (successes[row] === 1) up += counts[row]!
      else down += counts[row]!
    }
    pairs += up * (below + down / 2)
    below += down
    yes += up
    from = until
  }
  return yes > 0 && below > 0 ? pairs / (yes * below) : undefined
}

function mean(counts: Float64Array, of: (row: number) => number): number {
  let [sum, all] = [0, 0]
  for (let row = 0; row < counts.length; row++) {
    sum += counts[row]! * of(row)
    all += counts[row]!
  }
  return sum / all
}
