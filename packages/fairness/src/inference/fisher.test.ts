import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { twoTails } from '../numbers/normal.ts'
import { near } from '../testing/near.ts'
import { fisherMidP } from './fisher.ts'
import type { Rate } from './rate.ts'
import { pooledZ } from './two-proportions.ts'

function choose(n: number, k: number): bigint {
  let value = 1n
  for (let i = 1; i <= k; i++) value = (value * BigInt(n - k + i)) / BigInt(i)
  return value
}

/** The definition in whole numbers: tables less probable, and half of those as probable. */
function exact(a: Rate, r: Rate): number {
  const marked = a.k + r.k
  const weight = (k: number) => choose(a.n, k) * choose(r.n, marked - k)
  const here = weight(a.k)
  let twice = 0n
  for (let k = Math.max(0, marked - r.n); k <= Math.min(a.n, marked); k++) {
    const other = weight(k)
    twice += other < here ? 2n * other : other === here ? other : 0n
  }
  const scale = 10n ** 320n
  const quotient = ((twice * scale) / (2n * choose(a.n + r.n, marked))).toString().padStart(321, '0')
  return Number(`${quotient.slice(0, -320)}.${quotient.slice(-320)}`)
}

const rate = fc.integer({ min: 1, max: 120 }).chain(n => fc.nat(n).map(k => ({ n, k })))

test('mid-p equals the exact one in whole numbers', () => {
  fc.assert(
    fc.property(rate, rate, (a, r) => {
      const found = fisherMidP(a, r)
      if (a.k + r.k === 0 || a.k + r.k === a.n + r.n) assert.equal(found, undefined)
      else near(found, exact(a, r), 1e-10)
    }),
    { numRuns: 400 },
  )
})

test('the two groups may change places, and so may selected and not selected', () => {
  const turned = ({ n, k }: Rate): Rate => ({ n, k: n - k })
  fc.assert(
    fc.property(rate, rate, (a, r) => {
      const found = fisherMidP(a, r)
      if (found === undefined) return
      near(fisherMidP(r, a), found, 1e-9)
      near(fisherMidP(turned(a), turned(r)), found, 1e-9)
    }),
  )
})

test('known tables', () => {
  near(fisherMidP({ k: 3, n: 4 }, { k: 1, n: 4 }), 18 / 70, 1e-13)
  near(fisherMidP({ k: 1020, n: 6851 }, { k: 2660, n: 13301 }), 2.068560502762005e-19, 1e-12)
})

test('for millions of people it is quick, near the z-test, and keeps its digits in the tail', () => {
  const [a, r] = [
    { k: 10_000_000, n: 100_000_000 },
    { k: 100_040_000, n: 1_000_000_000 },
  ]
  near(fisherMidP(a, r), twoTails(pooledZ(a, r)!), 1e-3)
  const far = fisherMidP({ k: 0, n: 1_000 }, { k: 900, n: 1_000 })!
  assert.ok(far > 0 && far < 1e-300)
  assert.equal(fisherMidP({ k: 0, n: 0 }, { k: 1, n: 2 }), undefined)
})
