import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { lotsOf } from './lots.ts'

test('a lot is the first 53 bits of 8 bytes', () => {
  const person = Uint8Array.of(0x80, 0, 0, 0, 0, 0, 0, 0)
  const decision = Uint8Array.from({ length: 32 }, (_, at) => (at < 8 ? 0xff : at === 15 ? 7 : at === 16 ? 0x40 : 0))
  assert.deepEqual(lotsOf(person, decision), { holdout: 0.5, explore: 1 - 2 ** -53, offer: 0, cap: 0.25 })
  assert.throws(() => lotsOf(person, new Uint8Array(23)), RangeError)
  assert.throws(() => lotsOf(new Uint8Array(7), decision), RangeError)
})

test('lots are always those of plain arithmetic, wherever the bytes lie, and in [0, 1)', () => {
  const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: 40 })
  fc.assert(
    fc.property(bytes(8), bytes(24), (person, decision) => {
      const shifted = new Uint8Array(decision.length + 3)
      shifted.set(decision, 3)
      const lots = lotsOf(person, shifted.subarray(3))
      const plain = (of: Uint8Array, at: number) =>
        Number(of.slice(at, at + 8).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n) >> 11n) / 2 ** 53
      assert.deepEqual(lots, {
        holdout: plain(person, 0),
        explore: plain(decision, 0),
        offer: plain(decision, 8),
        cap: plain(decision, 16),
      })
      assert.ok(Object.values(lots).every(lot => lot >= 0 && lot < 1))
    }),
  )
})
