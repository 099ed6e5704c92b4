const z = 1.959963984540054

/**
 * The 97.5 % point of Student's t: what a two-sided interval of 95 % multiplies the standard error by. The expansion of Cornish
 * and Fisher in 1/df (Abramowitz and Stegun 26.7.5), right to three digits from 5 degrees of freedom on.
 */
export function studentPoint(freedom: number): number {
  if (!(freedom >= 1)) throw new RangeError(`${freedom} degrees of freedom`)
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92160,
  ]
  return terms.reduce((sum, term, power) => sum + term / freedom ** (power + 1), z)
}
