// e^700 is still a number and can be written as JSON; more evidence than that changes nobody's mind.
const mostLog = 700

/** The e-value of a logarithm, at most e^700. */
export const evidenceOf = (logEvidence: number): number => Math.exp(Math.min(mostLog, logEvidence))

/**
 * The mean of e-values: itself an e-value, however the streams depend on each other (Vovk and Wang 2021), against "every null
 * holds". `undefined` without any. Takes current e-values; a running maximum is none.
 */
export function meanEvidence(values: readonly number[]): number | undefined {
  checkEvidence(values)
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value / values.length, 0)
}

/**
 * What may be claimed of a running maximum: sqrt(maximum) / 2 is an e-value where the maximum itself is not (Shafer, Shen,
 * Vereshchagin, Vovk 2011: a lookback calibrator f needs the integral of f(m)/m^2 from 1 to be at most 1).
 */
export function lookBack(maximum: number): number {
  checkEvidence([maximum])
  return Math.sqrt(Math.max(1, maximum)) / 2
}

/** Throws a RangeError for what cannot be an e-value. */
export function checkEvidence(values: readonly number[]): void {
  const strange = values.find(value => !(value >= 0))
  if (strange !== undefined) throw new RangeError(`An e-value is 0 or more, not ${strange}.`)
}
