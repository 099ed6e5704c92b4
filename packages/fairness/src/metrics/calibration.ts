/** Scores and outcomes of one group in bins of the score. */
export type Bin = {
  readonly n: number
  /** Mean score; `undefined` in an empty bin. */
  readonly score: number | undefined
  /** Share with the outcome; `undefined` in an empty bin. */
  readonly outcome: number | undefined
}

export type Calibration = {
  readonly bins: readonly Bin[]
  /** Expected calibration error: Σ (n in bin / n) |share with the outcome − mean score|. `undefined` of nobody. */
  readonly ece: number | undefined
}

/**
 * Calibration of a score from 0 to 1 by group, in bins of equal width. Codes are 1 … groups, 0 where the group is missing (not
 * counted); outcomes 0, 1, or 2 where not known (not counted). Throws a RangeError on a score that is none.
 */
export function calibration(
  scores: Float64Array,
  outcomes: Uint8Array,
  groups: Uint8Array | Uint16Array | Uint32Array,
  { count, bins = 10 }: { readonly count: number; readonly bins?: number },
): Calibration[] {
  const [n, score, hits] = [0, 1, 2].map(() => new Float64Array((count + 1) * bins)) as [Floats, Floats, Floats]
  for (let row = 0; row < scores.length; row++) {
    const value = scores[row]!
    if (!(value >= 0 && value <= 1)) throw new RangeError(`a score lies between 0 and 1, not ${value}, in row ${row}`)
    if (outcomes[row] === 2 || groups[row] === 0) continue
    const at = groups[row]! * bins + Math.min(bins - 1, Math.floor(value * bins))
    n[at]!++
    score[at]! += value
    hits[at]! += outcomes[row]!
  }
  return Array.from({ length: count }, (_, group) =>
    summed(Array.from({ length: bins }, (_, bin) => binOf((group + 1) * bins + bin, n, score, hits))),
  )
}

type Floats = Float64Array

function binOf(at: number, n: Floats, score: Floats, hits: Floats): Bin {
  const people = n[at]!
  return people === 0
    ? { n: 0, score: undefined, outcome: undefined }
    : { n: people, score: score[at]! / people, outcome: hits[at]! / people }
}

function summed(bins: readonly Bin[]): Calibration {
  const n = bins.reduce((all, bin) => all + bin.n, 0)
  const off = bins.reduce((all, bin) => all + (bin.n > 0 ? bin.n * Math.abs(bin.outcome! - bin.score!) : 0), 0)
  return { bins, ece: n === 0 ? undefined : off / n }
}

/** In each bin, how far the groups' shares with the outcome lie apart; `undefined` where fewer than two groups have people. */
export function calibrationGaps(groups: readonly Calibration[]): (number | undefined)[] {
  const bins = groups[0]?.bins.length ?? 0
  return Array.from({ length: bins }, (_, bin) => {
    const shares = groups.flatMap(group => group.bins[bin]?.outcome ?? [])
    return shares.length < 2
      ? undefined
      : shares.reduce((high, share) => Math.max(high, share), 0) -
          shares.reduce((low, share) => Math.min(low, share), 1)
  })
}
