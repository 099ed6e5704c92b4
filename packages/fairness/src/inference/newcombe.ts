import { type Interval, type Rate, rateOf } from './rate.ts'
import { wilson } from './wilson.ts'

/** The interval of the difference a − r by hybrid scores: two Wilson intervals put together (Newcombe 1998, method 10). */
export function newcombe(a: Rate, r: Rate, confidence = 0.95): Interval | undefined {
  const [ofA, ofR] = [wilson(a, confidence), wilson(r, confidence)]
  if (ofA === undefined || ofR === undefined) return undefined
  const [p, q] = [rateOf(a)!, rateOf(r)!]
  const down = Math.hypot(p - ofA[0], ofR[1] - q)
  const up = Math.hypot(ofA[1] - p, q - ofR[0])
  return [p - q - down, p - q + up]
}
