import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { shareInterval } from './interval.ts'
import { endingsFor } from './sample.ts'

test('a sample is wanted only where it is smaller than all there is', () => {
  assert.equal(endingsFor(1_000, undefined), undefined)
  assert.equal(endingsFor(1_000, 1_000), undefined)
  assert.equal(endingsFor(1_000, 999), undefined)
})

test('the endings are as many different ones as make the sample large enough', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_000_000 }), fc.integer({ min: 1, max: 2_000_000 }), (total, wanted) => {
      const endings = endingsFor(total, wanted)
      fc.pre(endings !== undefined)
      assert.equal(new Set(endings).size, endings.length)
      assert.ok(endings.every(ending => /^[0-9a-hjkmnp-tv-z]{2}$/.test(ending)))
      assert.ok((endings.length / 1024) * total >= wanted)
    }),
  )
})

test('the interval is Wilson’s for a small part of the whole, and the share itself for the whole', () => {
  // Newcombe (1998), table I: 81 of 263.
  const { low, high } = shareInterval(81, 263, Number.MAX_SAFE_INTEGER)
  assert.ok(Math.abs(low - 0.2553) < 5e-5 && Math.abs(high - 0.3662) < 5e-5, `${low} ${high}`)
  assert.deepEqual(shareInterval(3, 10, 10), { low: 0.3, high: 0.3 })
  assert.deepEqual(shareInterval(0, 0, 10), { low: 0, high: 1 })
})

test('the interval holds the share, lies within 0 and 1, and narrows as more of the whole is seen', () => {
  const asked = fc.integer({ min: 1, max: 5_000 }).chain(n => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
  fc.assert(
    fc.property(asked, ([hits, n]) => {
      const [wide, narrow] = [shareInterval(hits, n, n * 100), shareInterval(hits, n, n + 1)]
      assert.ok(wide.low >= 0 && wide.high <= 1)
      assert.ok(wide.low <= hits / n + 1e-12 && hits / n <= wide.high + 1e-12)
      assert.ok(narrow.high - narrow.low <= wide.high - wide.low + 1e-12)
    }),
  )
})
