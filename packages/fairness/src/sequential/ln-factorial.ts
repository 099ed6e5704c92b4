const exact: readonly number[] = (() => {
  const table = [0]
  for (let n = 1; n < 32; n++) table.push((table[n - 1] ?? 0) + Math.log(n))
  return table
})()

/** ln(n!) for a whole n >= 0: a table below 32, above it Stirling's series, whose error there is below 1e-14. */
export function lnFactorial(n: number): number {
  const known = exact[n]
  if (known !== undefined) return known
  const x = n + 1
  const inverse = 1 / (x * x)
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / x
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series
}
