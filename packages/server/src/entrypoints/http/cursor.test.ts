import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openTestHouse } from '../../../../../test/house.ts'
import { cursorFrom, readCursor } from './cursor.ts'

test('a cursor leads back to its position, in its own list only, and not when anything was changed', async t => {
  const house = await openTestHouse()
  t.after(() => house.close())
  const position = fc.oneof(fc.string(), fc.integer(), fc.tuple(fc.integer(), fc.string()))
  fc.assert(
    fc.property(position, fc.nat(), fc.constantFrom(...'abcXYZ019-_.'), (at, where, letter) => {
      const cursor = cursorFrom(house, 'campaigns', at)
      assert.deepEqual(readCursor(house, 'campaigns', cursor), at)
      assert.equal(readCursor(house, 'timeline', cursor), undefined)
      const i = where % (cursor.length - 1)
      const changed = `${cursor.slice(0, i)}${letter}${cursor.slice(i + 1)}`
      if (changed !== cursor) assert.equal(readCursor(house, 'campaigns', changed), undefined)
    }),
  )
  for (const text of ['', '.', 'a.b.c', 'x'.repeat(500)]) assert.equal(readCursor(house, 'campaigns', text), undefined)
})
