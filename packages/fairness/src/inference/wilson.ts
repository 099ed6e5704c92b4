import { reach } from '../numbers/normal.ts'
import type { Interval, Rate } from './rate.ts'

/**
 * The score interval of one rate: honest for few people and near 0 and 1 (Wilson 1927). `n` may be an effective number of
 * people, so k need not be whole. `undefined` of nobody.
 */
export function wilson({ k, n }: Rate, confidence = 0.95): Interval | undefined {
  if (!(n > 0)) return undefined
  const z = reach(confidence)
  const p = k / n
  const middle = p + (z * z) / (2 * n)
  const half = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  // At the ends the limit is exactly 0 or 1; rounding would leave 1e-18 there.
  return [k === 0 ? 0 : Math.max(0, (middle - half) / scale), k === n ? 1 : Math.min(1, (middle + half) / scale)]
}
