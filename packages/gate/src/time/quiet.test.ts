import assert from 'node:assert/strict'
import { test } from 'node:test'
import { minute, type QuietHours } from '@candor/terms'
import { Temporal } from 'temporal-polyfill'
import { zoneNamed } from './places.ts'
import { leavesWindow } from './quiet.ts'

const at = (text: string): number => Temporal.Instant.from(text).epochMilliseconds
const leaves = (window: QuietHours, zone: string, text: string): string => {
  let open = at(text)
  for (let next = leavesWindow(window, zoneNamed(zone), open); next !== open; ) {
    open = next
    next = leavesWindow(window, zoneNamed(zone), open)
  }
  return Temporal.Instant.fromEpochMilliseconds(open).toString({ timeZone: zone })
}
const night: QuietHours = { from: 22 * 60, to: 7 * 60 }

test('a window over midnight ends in the morning', () => {
  assert.equal(leaves(night, 'Europe/Berlin', '2026-06-02T23:15:20+02:00'), '2026-06-03T07:00:00+02:00')
  assert.equal(leaves(night, 'Europe/Berlin', '2026-06-03T06:59:59.999+02:00'), '2026-06-03T07:00:00+02:00')
  assert.equal(leaves(night, 'Europe/Berlin', '2026-06-03T07:00:00+02:00'), '2026-06-03T07:00:00+02:00')
  assert.equal(leaves(night, 'Europe/Berlin', '2026-06-03T21:59:59+02:00'), '2026-06-03T21:59:59+02:00')
})

test('a window within a day is left at its end, and not before or after it', () => {
  const morning: QuietHours = { from: 540, to: 600 }
  assert.equal(leaves(morning, 'UTC', '2026-06-03T08:59:59Z'), '2026-06-03T08:59:59+00:00')
  assert.equal(leaves(morning, 'UTC', '2026-06-03T09:00:00Z'), '2026-06-03T10:00:00+00:00')
  assert.equal(leaves(morning, 'UTC', '2026-06-03T10:00:00Z'), '2026-06-03T10:00:00+00:00')
  assert.equal(leaves(morning, 'UTC', '2026-06-03T17:00:00Z'), '2026-06-03T17:00:00+00:00')
})

test('an empty window is never quiet, and a whole day always is', () => {
  assert.equal(leaves({ from: 600, to: 600 }, 'UTC', '2026-06-03T10:00:00Z'), '2026-06-03T10:00:00+00:00')
  const zone = zoneNamed('UTC')
  for (let hours = 0; hours < 48; hours++) {
    const instant = at('2026-06-03T00:00:00Z') + hours * 60 * minute
    assert.ok(leavesWindow({ from: 0, to: 1440 }, zone, instant) > instant)
  }
})

test('days name the weekday on which the window begins', () => {
  const saturday: QuietHours = { ...night, days: [6] }
  assert.equal(leaves(saturday, 'Europe/Berlin', '2026-06-07T01:00:00+02:00'), '2026-06-07T07:00:00+02:00')
  assert.equal(leaves(saturday, 'Europe/Berlin', '2026-06-06T01:00:00+02:00'), '2026-06-06T01:00:00+02:00')
  assert.equal(leaves(saturday, 'Europe/Berlin', '2026-06-07T23:00:00+02:00'), '2026-06-07T23:00:00+02:00')
  const sunday: QuietHours = { from: 540, to: 600, days: [7] }
  assert.equal(leaves(sunday, 'UTC', '1969-12-28T09:30:00Z'), '1969-12-28T10:00:00+00:00')
})

test('on the short night a wall time that does not exist is not waited for', () => {
  assert.equal(
    leaves({ from: 1320, to: 150 }, 'Europe/Berlin', '2026-03-29T01:59:59+01:00'),
    '2026-03-29T03:00:00+02:00',
  )
  assert.equal(
    leaves({ from: 130, to: 170 }, 'Europe/Berlin', '2026-03-29T01:59:59+01:00'),
    '2026-03-29T01:59:59+01:00',
  )
})

test('on the long night a wall time that occurs twice is quiet both times', () => {
  const early: QuietHours = { from: 120, to: 150 }
  assert.equal(leaves(early, 'Europe/Berlin', '2026-10-25T02:10:00+02:00'), '2026-10-25T02:30:00+02:00')
  assert.equal(leaves(early, 'Europe/Berlin', '2026-10-25T02:10:00+01:00'), '2026-10-25T02:30:00+01:00')
  const through: QuietHours = { from: 60, to: 180 }
  assert.equal(leaves(through, 'Europe/Berlin', '2026-10-25T01:30:00+02:00'), '2026-10-25T03:00:00+01:00')
})

test('half-hour changes are changes too', () => {
  const window: QuietHours = { from: 60, to: 105 }
  assert.equal(leaves(window, 'Australia/Lord_Howe', '2026-04-05T01:40:00+11:00'), '2026-04-05T01:45:00+11:00')
  assert.equal(leaves(window, 'Australia/Lord_Howe', '2026-04-05T01:40:00+10:30'), '2026-04-05T01:45:00+10:30')
})
