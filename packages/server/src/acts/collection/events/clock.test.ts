import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, hour, minute, second } from '@candor/terms'
import fc from 'fast-check'
import { happenedAt, readInstant, readTimes } from './clock.ts'

const received = Date.parse('2026-06-03T10:00:00Z')
const at = (text: string): number => Date.parse(text)

test('A clock that is wrong is corrected by the time of sending', () => {
  const ahead = received + 400 * day
  assert.equal(happenedAt({ made: ahead - 5 * second, sent: ahead }, received), received - 5 * second)
  const never = at('1970-01-01T00:10:00Z')
  assert.equal(happenedAt({ made: never, sent: never + minute }, received), received - minute)
  const behind = received - 10 * minute
  assert.equal(happenedAt({ made: behind - hour, sent: behind }, received), received - hour)
})

test('Without a time of sending the time itself stands; without any time, the receipt', () => {
  assert.equal(happenedAt({ made: received - day }, received), received - day)
  assert.equal(happenedAt({}, received), received)
  assert.equal(happenedAt({ sent: received - day }, received), received)
})

test('Times that cannot be are the receipt: 1970, 9999, the future, a sending before the making', () => {
  const cases: [string, string | undefined][] = [
    ['1970-01-01T00:00:00Z', undefined],
    ['1970-01-01T00:00:00Z', '2026-06-03T10:00:00Z'],
    ['9999-12-31T23:59:59Z', undefined],
    ['9999-12-31T23:59:59Z', '2026-06-03T10:00:00Z'],
    ['2026-06-03T09:00:00Z', '9999-12-31T23:59:59Z'],
    ['2026-06-03T09:00:00Z', '1970-01-01T00:00:00Z'],
    ['2026-06-03T10:00:01Z', undefined],
  ]
  for (const [made, sent] of cases)
    assert.equal(
      happenedAt({ made: at(made), ...(sent ? { sent: at(sent) } : {}) }, received),
      received,
      `${made} ${sent}`,
    )
})

test('What a sound clock says of long ago stays: history is imported with its own times', () => {
  const long = at('2019-02-01T00:00:00Z')
  assert.equal(happenedAt({ made: long, sent: received - second }, received), long + second)
  assert.equal(happenedAt({ made: long }, received), long)
})

test('Nothing ever happens after its receipt or before 2000, whatever is said', () => {
  const any = fc.option(fc.integer({ min: -1e14, max: 3e14 }), { nil: undefined })
  fc.assert(
    fc.property(any, any, (made, sent) => {
      const happened = happenedAt(
        { ...(made === undefined ? {} : { made }), ...(sent === undefined ? {} : { sent }) },
        received,
      )
      assert.ok(happened <= received && happened >= Date.UTC(2000, 0, 1))
    }),
  )
})

test('Times are read in the spellings of clients, in UTC where no offset is said', () => {
  const same = at('2026-06-03T08:30:15.250Z')
  for (const text of [
    '2026-06-03T08:30:15.250Z',
    '2026-06-03T08:30:15.250',
    '2026-06-03 08:30:15,250',
    '2026-06-03T10:30:15.25+02:00',
    '2026-06-03T03:00:15.250-0530',
    '2026-06-03T10:30:15.250000000+02',
  ])
    assert.equal(readInstant(text), same, text)
  assert.equal(readInstant('2026-06-03'), at('2026-06-03T00:00:00Z'))
  assert.equal(readInstant(same), same)
  assert.equal(readInstant(1_780_000_000), 1_780_000_000_000)
})

test('What is no time is none', () => {
  for (const value of [
    '',
    'yesterday',
    'June 3 2026',
    '2026-13-01',
    '2026-06-03T25:00Z',
    'x'.repeat(1e6),
    {},
    null,
    true,
    Number.NaN,
  ])
    assert.equal(readInstant(value), undefined, String(value).slice(0, 30))
})

test('The call says it before the batch does, and the original time before the other', () => {
  const call = {
    originalTimestamp: '2026-06-01T00:00:00Z',
    timestamp: '2026-06-02T00:00:00Z',
    sentAt: '2026-06-03T00:00:00Z',
  }
  const batch = { sentAt: '2026-06-03T01:00:00Z', timestamp: '2026-06-03T01:00:00Z' }
  assert.deepEqual(readTimes(call, batch), { made: at('2026-06-01T00:00:00Z'), sent: at('2026-06-03T00:00:00Z') })
  assert.deepEqual(readTimes({}, batch), { sent: at('2026-06-03T01:00:00Z') })
})
