import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { timeFormat } from './time-format.ts'

function instant(
  pattern: string,
  text: string,
  zone?: string,
  pick: 'earlier' | 'later' = 'earlier',
): string | undefined {
  const format = timeFormat(pattern, zone)
  assert.ok(format.ok)
  const time = format.value.read(text)
  return time && new Date(format.value.instant(time, pick)).toISOString()
}

test('ISO 8601 is read with offset, without (in the zone of the map, else UTC), and as a day', () => {
  assert.equal(instant('iso', '2026-03-01T10:00:00.123456+01:30'), '2026-03-01T08:30:00.123Z')
  assert.equal(instant('iso', '2026-03-01 10:00'), '2026-03-01T10:00:00.000Z')
  assert.equal(instant('iso', '2026-07-01T10:00', 'Europe/Lisbon'), '2026-07-01T09:00:00.000Z')
  assert.equal(instant('iso', '2026-07-01', 'Europe/Lisbon'), '2026-06-30T23:00:00.000Z')
  assert.equal(instant('iso', '2026-07-01T10:00-0500', 'Europe/Lisbon'), '2026-07-01T15:00:00.000Z')
})

test('patterns are read as written and nothing else is', () => {
  assert.equal(instant('DD.MM.YYYY HH:mm:ss', '31.12.2025 23:59:58'), '2025-12-31T23:59:58.000Z')
  assert.equal(instant('M/D/YYYY', '2/9/2024'), '2024-02-09T00:00:00.000Z')
  assert.equal(instant('YYYYMMDD', '20240229'), '2024-02-29T00:00:00.000Z')
  assert.equal(instant('DD.MM.YYYY', '31x12x2025'), undefined)
  const none = ['', 'YYYY', 'DD/MM', 'DD/MM/YYYY/DD', 'dd/mm/yyyy', 'YYYY-MM-DD hh:mm', `YYYY-MM-DD${' '.repeat(50)}`]
  for (const pattern of none) assert.equal(timeFormat(pattern).ok, false, pattern)
})

test('the hour that a clock shows twice or never is read the way that protects', () => {
  const twice = ['DD/MM/YYYY HH:mm', '25/10/2026 01:30', 'Europe/Lisbon'] as const
  assert.equal(instant(...twice, 'earlier'), '2026-10-25T00:30:00.000Z')
  assert.equal(instant(...twice, 'later'), '2026-10-25T01:30:00.000Z')
  const never = ['DD/MM/YYYY HH:mm', '29/03/2026 01:30', 'Europe/Lisbon'] as const
  assert.equal(instant(...never, 'earlier'), '2026-03-29T00:30:00.000Z')
  assert.equal(instant(...never, 'later'), '2026-03-29T01:30:00.000Z')
})

test('the remembered offsets of a zone agree with Temporal at every time', () => {
  const zone = fc.constantFrom(
    'Europe/Lisbon',
    'America/Sao_Paulo',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Asia/Kathmandu',
  )
  const at = fc.integer({ min: Date.UTC(1980, 0, 1), max: Date.UTC(2030, 0, 1) })
  fc.assert(
    fc.property(zone, at, fc.constantFrom('earlier' as const, 'later' as const), (name, utc, pick) => {
      const text = new Date(utc).toISOString().slice(0, 19)
      const expected = Temporal.PlainDateTime.from(text).toZonedDateTime(name, {
        disambiguation: pick,
      }).epochMilliseconds
      assert.equal(instant('iso', text, name, pick), new Date(expected).toISOString())
    }),
    { numRuns: 500 },
  )
})
