import assert from 'node:assert/strict'
import { test } from 'node:test'
import { timeOf } from './time.ts'

test('a time needs an offset and a day that exists', () => {
  assert.equal(timeOf('2026-12-01T10:00:00+01:00'), Date.UTC(2026, 11, 1, 9))
  assert.equal(timeOf('2028-02-29T00:00Z'), Date.UTC(2028, 1, 29))
  for (const text of [
    '2026-02-29T10:00:00Z',
    '2026-02-30T10:00:00Z',
    '2026-04-31T10:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-00-01T10:00:00Z',
  ])
    assert.equal(timeOf(text), undefined, text)
  for (const text of ['2026-01-01T25:00:00Z', '2026-01-01T10:61:00Z', '2026-01-01', '2026-01-01T10:00:00', 'now', ''])
    assert.equal(timeOf(text), undefined, text)
})
