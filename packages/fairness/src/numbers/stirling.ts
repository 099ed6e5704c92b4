const halfLogTwoPi = Math.log(2 * Math.PI) / 2

function logFactorial(n: number): number {
  let product = 1
  for (let factor = 2; factor <= n; factor++) product *= factor
  return Math.log(product)
}

/** What Stirling's formula leaves of ln n!, for n = 0 … 15; n = 0 is taken by its callers. */
const small = Array.from({ length: 16 }, (_, n) =>
  n === 0 ? 0 : logFactorial(n) - (n + 0.5) * Math.log(n) + n - halfLogTwoPi,
)

/** ln n! − ln(√(2πn) (n/e)ⁿ) for whole n ≥ 1. Small beside ln n!, so no digits are lost where that is huge (Loader 2000). */
export function stirlingError(n: number): number {
  if (n < small.length) return small[n]!
  const square = n * n
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n
}

/** ln(n!) for a whole n >= 0. */
export const lnFactorial = (n: number): number =>
  n < 2 ? 0 : (n + 0.5) * Math.log(n) - n + halfLogTwoPi + stirlingError(n)

/** x ln(x/m) + m − x, without cancellation where x is near m (Loader 2000). */
export function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x
  const v = (x - m) / (x + m)
  let sum = (x - m) * v
  let term = 2 * x * v
  for (let j = 1; j < 1000; j++) {
    term *= v * v
    const next = sum + term / (2 * j + 1)
    if (next === sum) return next
    sum = next
  }
  return sum
}

/** ln of the binomial probability of k in n at rate p, to full precision for any n (Loader 2000). */
export function logBinomial(k: number, n: number, p: number): number {
  if (p <= 0 || p >= 1) return (p <= 0 ? k === 0 : k === n) ? 0 : Number.NEGATIVE_INFINITY
  if (k === 0) return n * Math.log1p(-p)
  if (k === n) return n * Math.log(p)
  const errors = stirlingError(n) - stirlingError(k) - stirlingError(n - k)
  return errors - deviance(k, n * p) - deviance(n - k, n * (1 - p)) - halfLogTwoPi - Math.log((k * (n - k)) / n) / 2
}
