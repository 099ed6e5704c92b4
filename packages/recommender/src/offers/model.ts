import type { OfferField } from './inputs.ts'

/**
 * How one field becomes columns, in this order: its number, or one column a text; `other` (a text not among them); `missing`. A
 * column exists only where at least ten people stood in it while the model was trained; whoever has none stands at the mean.
 */
export type Encoding = OfferField & {
  /** Mean and standard deviation, and the least and the largest seen: values beyond count as these. Absent for texts. */
  readonly scale?: { readonly mean: number; readonly deviation: number; readonly low: number; readonly high: number }
  readonly texts: readonly string[]
  readonly other: boolean
  readonly missing: boolean
  /** The mean of each column among the people trained on, who count by their weights. */
  readonly means: readonly number[]
}

/**
 * What an offer is scored by; plain JSON. The score is in log-odds: `prior`, which is that of the mean person, and for each field
 * the sum of weights[c] · (column c − means[c]). Both are calibrated already.
 */
export type OfferModel = {
  readonly version: 1
  readonly prior: number
  readonly fields: readonly (Encoding & { readonly weights: readonly number[] })[]
  /**
   * The probability from which on the share of people that was aimed at is reached, and the share of those who stand exactly at it
   * that belongs to it: everybody may have the same score.
   */
  readonly threshold: number
  readonly atThreshold: number
}
