/** The groups that bounds make: `[25, 35]` gives `under 25`, `25 to 34`, `35 and over`. */
export function bandLabels(bounds: readonly number[]): string[] {
  if (bounds.length === 0) return ['all']
  const between = bounds.slice(1).map((bound, i) => `${bounds[i]} to ${bound - 1}`)
  return [`under ${bounds[0]}`, ...between, `${bounds.at(-1)} and over`]
}
