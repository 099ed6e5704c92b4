/**
 * Gini index of exposure over all items, those without any included: G = Σ (2i − n − 1) x_(i) / (n Σ x) with x ascending.
 * 0: all items alike; near 1: one has all. Undefined where there is nothing to share out. Throws a RangeError for
 * exposure that is negative or no number.
 */
export function gini(exposure: ArrayLike<number>): number | undefined {
  const sorted = Float64Array.from(exposure).sort()
  const n = sorted.length
  let [sum, weighed] = [0, 0]
  for (let i = 0; i < n; i++) {
    const x = sorted[i]!
    if (!(x >= 0 && x < Number.POSITIVE_INFINITY)) throw new RangeError(`an exposure of ${x}`)
    sum += x
    weighed += (2 * (i + 1) - n - 1) * x
  }
  return sum === 0 ? undefined : weighed / (n * sum)
}
