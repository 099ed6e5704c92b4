/** From which probability on an offer is made, and to which share of those who have exactly that one. */
export type Threshold = { readonly threshold: number; readonly atThreshold: number }

/**
 * The threshold that gives the offer to `share` of people, each of whom counts what `counts` says: all above it, and of those at it
 * the part that is still missing. Of nobody, and for a share of 0, nothing reaches it.
 */
export function thresholdFor(probabilities: Float64Array, counts: Float64Array, share: number): Threshold {
  const order = Uint32Array.from(probabilities.keys()).sort((a, b) => probabilities[b]! - probabilities[a]!)
  const wanted = share * counts.reduce((a, b) => a + b, 0)
  let above = 0
  for (let from = 0; from < order.length && share > 0; ) {
    const threshold = probabilities[order[from]!]!
    let [level, until] = [0, from]
    for (; until < order.length && probabilities[order[until]!] === threshold; until++) level += counts[order[until]!]!
    if (above + level >= wanted || until === order.length)
      return { threshold, atThreshold: Math.min(1, (wanted - above) / level) }
    above += level
    from = until
  }
  return { threshold: 1, atThreshold: 0 }
}
