const twoOverRootPi = 2 / Math.sqrt(Math.PI)
const rootPi = Math.sqrt(Math.PI)

/** From here on the continued fraction is the more exact of the two. */
const tailFrom = 2.2

/** exp(−x²) without the rounding of x², which would be multiplied by x² itself (Cody 1969). */
function gauss(x: number): number {
  const near = Math.trunc(x * 16) / 16
  return Math.exp(-near * near) * Math.exp(-(x - near) * (x + near))
}

/** erf for small x by its series of positive terms (Abramowitz and Stegun 7.1.6), so that nothing cancels. */
function erfSeries(x: number): number {
  let term = x
  let sum = x
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1)
    sum += term
  }
  return twoOverRootPi * gauss(x) * sum
}

/** x → exp(x²) erfc(x) for x ≥ 2.2, by the continued fraction (Abramowitz and Stegun 7.1.14), from far inside outward. */
function scaledTail(x: number): number {
  let below = x
  for (let n = 120; n >= 1; n--) below = x + n / 2 / below
  return 1 / (rootPi * below)
}

/** The complementary error function, with a relative error below 1e-13 also where it is tiny. 0 only below 5e-324. */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x)
  return x < tailFrom ? 1 - erfSeries(x) : gauss(x) * scaledTail(x)
}

/** ln erfc(x), also where erfc itself is too small for a number. */
export const logErfc = (x: number): number => (x < tailFrom ? Math.log(erfc(x)) : -x * x + Math.log(scaledTail(x)))
