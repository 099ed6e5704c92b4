import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wilson } from '../inference/wilson.ts'
import { near } from '../testing/near.ts'
import { randomOf, successes } from '../testing/random.ts'
import { noiseVariance, noisy, noisyWilson } from './noise.ts'

test('noise is whole, has no drift, and its variance is the one that is said', () => {
  const noise = { epsilon: 1, perPerson: 1 }
  const found = noisy(new Float64Array(60_000), noise, randomOf(3))
  const mean = found.reduce((all, value) => all + value, 0) / found.length
  const variance = found.reduce((all, value) => all + value * value, 0) / found.length
  assert.ok(found.every(Number.isInteger))
  assert.ok(Math.abs(mean) < 0.03)
  near(variance, noiseVariance(noise), 0.05)
  // The reference says 2 (c/ε)² for Laplace; on whole numbers it is a little less.
  near(noiseVariance({ epsilon: 0.01, perPerson: 1 }), 20_000, 1e-4)
  assert.throws(() => noiseVariance({ epsilon: 0, perPerson: 1 }), RangeError)
})

test('intervals from noisy counts still hold the rate in 95 of 100 cases, and are wider', () => {
  const [noise, random] = [{ epsilon: 0.2, perPerson: 1 }, randomOf(9)]
  let held = 0
  for (let run = 0; run < 3_000; run++) {
    const k = successes(80, 0.3, random)
    const [yes, no] = noisy([k, 80 - k], noise, random)
    const [low, high] = noisyWilson({ k: yes!, n: yes! + no! }, noise)!
    if (low <= 0.3 && 0.3 <= high) held++
  }
  assert.ok(held / 3_000 > 0.935, `${held / 3_000}`)
  const [low, high] = noisyWilson({ k: 24, n: 80 }, noise)!
  const [from, to] = wilson({ k: 24, n: 80 })!
  assert.ok(high - low > to - from)
  assert.equal(noisyWilson({ k: 0, n: -3 }, noise), undefined)
})
