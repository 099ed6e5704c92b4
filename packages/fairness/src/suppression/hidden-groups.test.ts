import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hiddenGroups } from './hidden-groups.ts'

const sizes = fc.array(fc.oneof(fc.nat(12), fc.nat(2_000)), { minLength: 1, maxLength: 12 })

test('no group of fewer than ten is shown', () => {
  fc.assert(
    fc.property(sizes, sizes => {
      const hidden = hiddenGroups(sizes)
      for (const [at, n] of sizes.entries()) assert.ok(n === 0 || n >= 10 || hidden[at])
    }),
  )
})

test('what is hidden could be otherwise: at least two groups, at least ten people, or nothing else is left to hide', () => {
  fc.assert(
    fc.property(sizes, sizes => {
      const hidden = hiddenGroups(sizes)
      const among = sizes.filter((_, at) => hidden[at])
      const people = among.reduce((all, n) => all + n, 0)
      const isAll = sizes.every((n, at) => n === 0 || hidden[at])
      assert.ok(among.length === 0 || isAll || (among.length >= 2 && people >= 10))
    }),
  )
})

test('where all are large nothing is hidden; one small group takes the next smallest with it', () => {
  assert.deepEqual(hiddenGroups([5207, 27214, 12790]), [false, false, false])
  assert.deepEqual(hiddenGroups([400, 3, 30, 0, 200]), [false, true, true, false, false])
  assert.deepEqual(hiddenGroups([4, 3, 30, 50]), [true, true, true, false])
  assert.deepEqual(hiddenGroups([1, 2], 1), [false, false])
})
