import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cutBy, separatorNamed, sniffSeparator } from './cells.ts'
import { columnsOf } from './columns.ts'
import { secondsOf } from './moment.ts'

test('separators are found by the first line', () => {
  assert.equal(sniffSeparator('1::1193::5::978300760'), '::')
  assert.equal(sniffSeparator('196\t242\t3\t881250949'), '\t')
  assert.equal(sniffSeparator('userId,movieId,rating,timestamp'), ',')
  assert.equal(sniffSeparator('one'), undefined)
  assert.equal(separatorNamed('tab'), '\t')
})

test('a cell in quotes comes back as it was, others exactly as written', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 8 }).filter(text => !/[\r\n]/.test(text))
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), cells => {
      const line = cells.map(text => `"${text.replaceAll('"', '""')}"`).join(';')
      assert.deepEqual(cutBy(';')(line), cells)
    }),
  )
  assert.deepEqual(cutBy(',')(' 1, 2,,"a, b",x'), [' 1', ' 2', '', 'a, b', 'x'])
  assert.deepEqual(cutBy('::')('1::"2::3'), ['1', '"2', '3'])
})

test('columns are found by name, whatever their case and order, else by position', () => {
  assert.deepEqual(columnsOf(['Rating', 'movieId', 'USER_ID']), {
    ok: true,
    value: { user: 2, item: 1, rating: 0, header: true },
  })
  assert.deepEqual(columnsOf(['196', '242', '3', '881250949']), {
    ok: true,
    value: { user: 0, item: 1, rating: 2, time: 3, header: false },
  })
  assert.deepEqual(columnsOf(['a', 'b']), { ok: true, value: { user: 0, item: 1, header: false } })
  assert.deepEqual(columnsOf(['a', 'b', '881250949']), {
    ok: true,
    value: { user: 0, item: 1, time: 2, header: false },
  })
  assert.deepEqual(columnsOf(['a', 'b', '4.5']), { ok: true, value: { user: 0, item: 1, rating: 2, header: false } })
  assert.deepEqual(columnsOf(['who', 'what', 'liking']), {
    ok: true,
    value: { user: 0, item: 1, rating: 2, header: true },
  })
  assert.ok(!columnsOf(['user', 'x']).ok)
  assert.ok(!columnsOf(['1']).ok)
})

test('times are seconds, milliseconds, days or ISO 8601, and nothing else', () => {
  assert.equal(secondsOf('881250949'), 881250949)
  assert.equal(secondsOf('1700000000123'), 1700000000.123)
  assert.equal(secondsOf('1970-01-02'), 86_400)
  assert.equal(secondsOf('1970-01-01 01:00:00'), 3600)
  assert.equal(secondsOf('1970-01-01T01:00:00+01:00'), 0)
  for (const text of ['', 'soon', 'NaN', '2026-02-31', '1/2/2026']) assert.ok(Number.isNaN(secondsOf(text)), text)
})
