/** The question a test of fixed size answers: the same tolerance, base rate and share of the group, at this true ratio. */
export type Question = {
  readonly tolerance: number
  readonly rate: number
  readonly ratio: number
  readonly share: number
}

// Standard normal quantiles of .95 and .8: one-sided alpha .05, power .8.
const [ofAlpha, ofPower] = [1.6448536269514722, 0.8416212335729143]

/** Decisions that a one-sided Wald test of rate(group) >= tolerance * rate(reference) needs at alpha .05 for power .8. */
export function fixedSampleSize(question: Question): number {
  const { tolerance, rate, ratio, share } = question
  const effect = (tolerance - ratio) * rate
  const variance = variances(rate * ratio, rate, tolerance, share)
  return Math.ceil(((ofAlpha + ofPower) / effect) ** 2 * variance)
}

/** The share of simulated samples of this size in which that test rejects. */
export function powerAt(n: number, question: Question, samples: number, random: () => number): number {
  const { tolerance, rate, ratio, share } = question
  let rejected = 0
  for (let sample = 0; sample < samples; sample++) {
    let [ofGroup, selected, ofReference, chosen] = [0, 0, 0, 0]
    for (let i = 0; i < n; i++)
      if (random() < share) {
        ofGroup++
        if (random() < rate * ratio) selected++
      } else {
        ofReference++
        if (random() < rate) chosen++
      }
    const [a, r] = [selected / ofGroup, chosen / ofReference]
    const error = Math.sqrt(variances(a, r, tolerance, ofGroup / n) / n)
    if ((tolerance * r - a) / error >= ofAlpha) rejected++
  }
  return rejected / samples
}

const variances = (a: number, r: number, tolerance: number, share: number): number =>
  (a * (1 - a)) / share + (tolerance ** 2 * r * (1 - r)) / (1 - share)
