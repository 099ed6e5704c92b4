import assert from 'node:assert/strict'
import { test } from 'node:test'
import { windowEnd } from './window-end.ts'

const night = { from: 0, to: 300 }
const ends = (zone: string, text: string, window = night) => {
  const end = windowEnd(window, zone, Date.parse(text))
  return end === undefined ? undefined : new Date(end).toISOString()
}

test('a night ends once, at whatever hour of it one asks', () => {
  for (const clock of ['00:00', '02:30', '04:59'])
    assert.equal(ends('Asia/Kathmandu', `2026-06-02T${clock}:00+05:45`), '2026-06-01T23:15:00.000Z')
  assert.equal(ends('Asia/Kathmandu', '2026-06-02T05:00:00+05:45'), undefined)
  assert.equal(ends('Asia/Kathmandu', '2026-06-01T23:59:00+05:45'), undefined)
})

test('a night in which the clock is changed is one night', () => {
  for (const clock of ['00:10', '01:59']) {
    assert.equal(ends('Europe/Berlin', `2026-03-29T${clock}:00+01:00`), '2026-03-29T03:00:00.000Z')
    assert.equal(ends('Europe/Berlin', `2026-10-25T${clock}:00+02:00`), '2026-10-25T04:00:00.000Z')
  }
  assert.equal(ends('Europe/Berlin', '2026-03-29T04:30:00+02:00'), '2026-03-29T03:00:00.000Z')
  assert.equal(ends('Europe/Berlin', '2026-10-25T02:30:00+01:00'), '2026-10-25T04:00:00.000Z')
})

test('a night may begin before midnight', () => {
  const long = { from: 1380, to: 240 }
  for (const text of ['2026-06-01T23:00:00Z', '2026-06-02T00:00:00Z', '2026-06-02T03:59:59Z'])
    assert.equal(ends('UTC', text, long), '2026-06-02T04:00:00.000Z')
  assert.equal(ends('UTC', '2026-06-02T04:00:00Z', long), undefined)
})

test('a zone that does not exist is told', () => {
  assert.throws(() => windowEnd(night, 'Moon/Base', 0), RangeError)
})
