/** Positions of the values, the smallest first. */
const ranked = (p: readonly number[]): number[] => p.map((_, at) => at).toSorted((a, b) => p[a]! - p[b]!)

/**
 * Holm's adjusted p-values, in the order given: the chance of even one false alarm among all of them stays below α, however
 * they depend on each other (Holm 1979).
 */
export function holm(p: readonly number[]): number[] {
  const adjusted = new Array<number>(p.length)
  let largest = 0
  for (const [rank, at] of ranked(p).entries()) {
    largest = Math.max(largest, Math.min(1, p[at]! * (p.length - rank)))
    adjusted[at] = largest
  }
  return adjusted
}

/** Benjamini and Hochberg's adjusted p-values, in the order given: of all alarms, a share below α is false (1995). */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const adjusted = new Array<number>(p.length)
  let smallest = 1
  for (const [rank, at] of [...ranked(p).entries()].reverse()) {
    smallest = Math.min(smallest, (p[at]! * p.length) / (rank + 1))
    adjusted[at] = smallest
  }
  return adjusted
}
