import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { startOfDay } from './start-of-day.ts'

test('a day begins where the calendar says, in every zone and season', () => {
  const zones = [
    'Europe/Berlin',
    'America/Sao_Paulo',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'Africa/Cairo',
    'America/Havana',
  ]
  for (const zone of zones)
    for (const year of [2010, 2018, 2026])
      for (let n = 0; n < 365; n++) {
        const date = Temporal.PlainDate.from({ year, month: 1, day: 1 }).add({ days: n })
        const expected = date.toZonedDateTime(zone).startOfDay().epochMilliseconds
        assert.equal(startOfDay(date.toString(), zone), expected, `${date} in ${zone}`)
      }
})

test('what is no day, or no zone, begins nowhere', () => {
  assert.equal(startOfDay('2026-02-30', 'Europe/Berlin'), undefined)
  for (const text of ['tomorrow', 'on 2026-06-01', '2026-06-01T00:00', '2026-00-01', '2026-13-01', '2026-06-00'])
    assert.equal(startOfDay(text, 'Europe/Berlin'), undefined, text)
  assert.equal(startOfDay('2026-06-01', 'Mars/Base'), undefined)
})
