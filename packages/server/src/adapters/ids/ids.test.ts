import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fixedClock } from '../clock/index.ts'
import { numberedIds, realIds } from './index.ts'

const makers = { real: () => realIds(fixedClock(1_700_000_000_000)), numbered: numberedIds }

for (const [name, make] of Object.entries(makers))
  describe(`${name} ids`, () => {
    test('a customer is 20 characters of lower-case base32', () => {
      assert.match(make().customer(), /^[0-9a-hjkmnp-tv-z]{20}$/)
    })

    test('ten thousand ids of one millisecond differ and sort as they were made', () => {
      const ids = make()
      const made = Array.from({ length: 10_000 }, () => ids.id())
      assert.equal(new Set(made).size, made.length)
      assert.deepEqual(made.toSorted(), made)
      assert.ok(made.every(id => /^[0-9a-hjkmnp-tv-z]{26}$/.test(id)))
    })

    test('secrets have the length asked for and differ', () => {
      const ids = make()
      const [one, two] = [ids.secret(32), ids.secret(32)]
      assert.equal(one.length, 32)
      assert.notDeepEqual(one, two)
      assert.equal(ids.secret(0).length, 0)
    })
  })

test('ids keep their order when the clock is set back, and sort by time when it moves on', () => {
  const clock = fixedClock(1_700_000_000_000)
  const ids = realIds(clock)
  const first = ids.id()
  clock.moveTo(1_600_000_000_000)
  const second = ids.id()
  clock.moveTo(1_700_000_000_001)
  const third = ids.id()
  assert.deepEqual([third, first, second].sort(), [first, second, third])
  assert.ok(third.slice(0, 10) > first.slice(0, 10))
})

test('numbered ids are the same in every run', () => {
  assert.deepEqual(
    [numberedIds().customer(), numberedIds().secret(4)],
    [numberedIds().customer(), numberedIds().secret(4)],
  )
})
