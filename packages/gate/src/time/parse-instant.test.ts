import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { formatInstant } from './format-instant.ts'
import { parseInstant } from './parse-instant.ts'

test('reads what temporal-polyfill writes, and writes what it reads', () => {
  const zone = fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Apia')
  fc.assert(
    fc.property(fc.integer({ min: -62e12, max: 250e12 }), zone, (at, timeZone) => {
      const written = Temporal.Instant.fromEpochMilliseconds(at)
      // Before railway time offsets had seconds, which the form we read does not know.
      const text = at < 0 ? written.toString() : written.toString({ timeZone })
      assert.deepEqual(parseInstant(text), { ok: true, value: at })
      assert.deepEqual(parseInstant(formatInstant(at)), { ok: true, value: at })
    }),
  )
})

test('seconds may be left out and fractions may be short', () => {
  assert.deepEqual(parseInstant('1970-01-01T00:01Z'), { ok: true, value: 60_000 })
  assert.deepEqual(parseInstant('1970-01-01T00:00:00.5Z'), { ok: true, value: 500 })
  assert.equal(formatInstant(500), '1970-01-01T00:00:00.500Z')
})

test('days and times that do not exist, and times without offset, are refused with the reason', () => {
  const error = (text: unknown): string => {
    const read = parseInstant(text)
    return read.ok ? 'read' : read.error
  }
  for (const text of ['2026-02-29T00:00:00Z', '2026-13-01T00:00:00Z', '2026-00-01T00:00:00Z', '2026-04-31T00:00:00Z'])
    assert.equal(error(text), 'names a day that does not exist')
  for (const text of ['2026-01-01T24:00:00Z', '2026-01-01T00:60:00Z', '2026-01-01T00:00:60Z'])
    assert.equal(error(text), 'names a time of day that does not exist')
  assert.equal(error('2026-01-01T00:00:00+24:00'), 'has an offset that does not exist')
  for (const text of ['2026-01-01', '2026-01-01T00:00:00', 'tomorrow', '', 5, null, '2026-01-01T00:00:00Z\n'])
    assert.match(error(text), /must be a time with an offset/)
})
