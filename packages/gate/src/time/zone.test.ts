import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { namedPlaces, zoneNamed, zonesOfPlace } from './places.ts'
import { Zone } from './zone.ts'

const zones = [
  ...[
    'Europe/Berlin',
    'America/New_York',
    'America/Sao_Paulo',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Africa/Casablanca',
  ],
  ...[
    'Pacific/Apia',
    'Asia/Tehran',
    'Pacific/Chatham',
    'Antarctica/Troll',
    'America/St_Johns',
    'Asia/Pyongyang',
    'UTC',
  ],
]
const offset = (zone: string, at: number): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000
const year = (value: number): number =>
  Temporal.PlainDate.from({ year: value, month: 1, day: 1 }).toZonedDateTime('UTC').epochMilliseconds

test('local time equals temporal-polyfill at random instants', () => {
  const instant = fc.integer({ min: year(1970), max: year(2099) })
  fc.assert(
    fc.property(fc.constantFrom(...zones), instant, (zone, at) => {
      assert.equal(zoneNamed(zone).offsetAt(at), offset(zone, at))
    }),
    { numRuns: 3000 },
  )
})

test('local time equals temporal-polyfill around every transition from 2000 to 2040', () => {
  for (const zone of zones) {
    const table = new Zone(zone)
    for (let at = year(2000); at < year(2040); at = table.steadyUntil(at)) {
      for (const near of [at - 1000, at - 1, at, at + 1, at + 1000, at + 3_600_000])
        assert.equal(table.offsetAt(near), offset(zone, near), `${zone} at ${near}`)
    }
  }
})

test('a clock that goes forward and back within a week is seen', () => {
  // Summer time in Gaza is cut in two by Ramadan; in 2040 what is left of it after is a week less an hour.
  const table = new Zone('Asia/Gaza')
  for (let at = year(2038); at < year(2042); at += 6 * 3_600_000)
    assert.equal(table.offsetAt(at), offset('Asia/Gaza', at), `${at}`)
  assert.equal(table.offsetAt(Date.parse('2040-10-26T00:00:00Z')), 3 * 3_600_000)
})

test('a zone refuses what it has no rules for, instead of guessing', () => {
  const zone = zoneNamed('Europe/Berlin')
  for (const at of [Number.NaN, Number.POSITIVE_INFINITY, -1e14, 1e14])
    assert.throws(() => zone.offsetAt(at), RangeError)
  assert.throws(() => zoneNamed('Europe/Atlantis'), RangeError)
})

test('the zones of a place are those its rule names, else those of the country', () => {
  const names = (country: string, region?: string): readonly string[] =>
    zonesOfPlace(country, region).map(({ name }) => name)
  assert.deepEqual(names('US', 'FL'), ['America/New_York', 'America/Chicago'])
  assert.deepEqual(names('US', 'TX'), ['America/Chicago', 'America/Denver'])
  assert.deepEqual(names('US', 'NY'), namedPlaces['US'])
  assert.deepEqual(names('US', 'constructor'), namedPlaces['US'])
  assert.deepEqual(names('US'), namedPlaces['US'])
  assert.ok(names('DE').includes('Europe/Berlin'))
  assert.equal(names('AU', 'FL').length, names('AU').length)
  assert.throws(() => names('XX'), /no time zone is known for the place XX/)
  assert.throws(() => names('nowhere at all'), RangeError)
})

test('the edge of what is kept does not move with what was asked before', () => {
  const zone = new Zone('UTC')
  const [first, end] = [Date.UTC(1900, 0, 1), Date.UTC(2200, 0, 1)]
  for (const inside of [first, end - 1]) assert.equal(zone.offsetAt(inside), 0)
  zone.offsetAt(end - 1)
  assert.throws(() => zone.offsetAt(end), RangeError)
  zone.offsetAt(first)
  assert.throws(() => zone.offsetAt(first - 1), RangeError)
})
