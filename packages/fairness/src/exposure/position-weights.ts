/** Attention that a position gets: the first entry is the first position. All are 0 or more. */
export type PositionWeights = Float64Array

/** 1 / log2(1 + position): the discount of DCG (Järvelin and Kekäläinen 2002). */
export const logarithmicWeights = (positions: number): PositionWeights =>
  weights(positions, index => 1 / Math.log2(index + 2))

/** patience^(position - 1): rank-biased precision (Moffat and Zobel 2008), for a reader who goes on with this probability. */
export function geometricWeights(positions: number, patience: number): PositionWeights {
  if (!(patience > 0 && patience <= 1)) throw new RangeError(`patience must be above 0 and at most 1, not ${patience}.`)
  return weights(positions, index => patience ** index)
}

/** A curve that was measured, such as clicks by position. Throws a RangeError unless all are finite and 0 or more, one above. */
export function measuredWeights(curve: ArrayLike<number>): PositionWeights {
  const copy = Float64Array.from(curve)
  if (copy.some(weight => !(weight >= 0 && weight < Number.POSITIVE_INFINITY)) || !copy.some(weight => weight > 0))
    throw new RangeError('A curve of attention has numbers of 0 or more, and at least one above 0.')
  return copy
}

function weights(positions: number, weightOf: (index: number) => number): PositionWeights {
  if (!(Number.isInteger(positions) && positions >= 0)) throw new RangeError(`${positions} positions cannot be.`)
  return Float64Array.from({ length: positions }, (_, index) => weightOf(index))
}
