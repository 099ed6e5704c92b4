import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { callTypes } from './incoming.ts'
import { deepestCall, largestCall, type Parsed, parseCalls, type Request } from './parse.ts'

const receivedAt = Date.parse('2026-06-03T10:00:00Z')

function parsed(said: unknown, type: Request['type'] = 'batch', sizes: readonly number[] = []): Parsed {
  const body = JSON.parse(JSON.stringify(said)) as unknown
  const done = parseCalls({ type, body, sizes, receivedAt, gpc: false })
  assert.ok(done.ok, done.ok ? '' : done.error.says)
  return done.value
}

const one = (call: object, type: Request['type'] = 'track') => parsed(call, type)
const track = (more: object = {}) => ({ type: 'track', event: 'Song Played', userId: 'u1', ...more })

test('One call, as the path names it, with its ids, its name and its time', () => {
  const [call] = one({
    userId: 'u1',
    anonymousId: 'a1',
    event: 'Song Played',
    messageId: 'm1',
    timestamp: '2026-06-03T09:59:00Z',
    sentAt: '2026-06-03T09:59:30Z',
    properties: { title: 'Halo' },
  }).calls
  assert.deepEqual(
    { ...call, event: call?.event['properties'] },
    {
      type: 'track',
      name: 'Song Played',
      userId: 'u1',
      anonymousId: 'a1',
      messageId: 'm1',
      at: receivedAt - 30_000,
      saidAt: Date.parse('2026-06-03T09:59:00Z'),
      gpc: false,
      event: { title: 'Halo' },
    },
  )
})

test('Calls of a batch share its context, integrations and time of sending; their own words win', () => {
  const { calls } = parsed({
    context: { ip: '192.0.2.1', app: { name: 'shop' } },
    integrations: { Amplitude: false },
    sentAt: '2026-06-03T10:00:00Z',
    batch: [
      track({ timestamp: '2026-06-03T09:00:00Z' }),
      track({ context: { ip: '192.0.2.2' }, timestamp: '2026-06-03T09:00:00Z', sentAt: '2026-06-03T09:30:00Z' }),
    ],
  })
  assert.deepEqual(
    calls.map(({ event, at }) => [event['context'], event['integrations'], receivedAt - at]),
    [
      [{ ip: '192.0.2.1', app: { name: 'shop' } }, { Amplitude: false }, 3_600_000],
      [{ ip: '192.0.2.2', app: { name: 'shop' } }, { Amplitude: false }, 1_800_000],
    ],
  )
})

test('Each type by its own rules: what lacks an id or a name is refused by itself, and the others are read', () => {
  const { calls, refused } = parsed({
    batch: [
      track(),
      track({ event: undefined }),
      track({ event: '' }),
      track({ event: { name: 'x' } }),
      track({ userId: undefined }),
      track({ userId: '', anonymousId: null }),
      { type: 'group', userId: 'u1' },
      { type: 'group', userId: 'u1', groupId: 'g1' },
      { type: 'alias', userId: 'u1' },
      { type: 'alias', previousId: 'a1' },
      { type: 'alias', previousId: 'a1', userId: 'u1' },
      { type: 'page', anonymousId: 'a1', properties: { name: 'Home' } },
      { type: 'screen', anonymousId: 'a1', name: 'Start' },
      { type: 'identify', anonymousId: 'a1' },
      { type: 'delete', userId: 'u1' },
      { userId: 'u1' },
      null,
      'track',
    ],
  })
  assert.deepEqual(
    calls.map(({ type, name }) => `${type} ${name}`),
    ['track Song Played', 'group ', 'alias ', 'page Home', 'screen Start', 'identify '],
  )
  assert.deepEqual(
    refused.map(({ index, why }) => `${index} ${why}`),
    [
      ...['1 without-name', '2 without-name', '3 without-name', '4 without-id', '5 without-id', '6 without-id'],
      ...['8 without-id', '9 without-id', '14 not-declared', '15 not-declared', '16 malformed', '17 malformed'],
    ],
  )
})

test('Numbers stand for their text; objects, lists and truth values in the place of an id make the call unusable', () => {
  const [call] = one(track({ userId: 42, event: 7, messageId: 9 })).calls
  assert.deepEqual([call?.userId, call?.name, call?.messageId], ['42', '7', '9'])
  for (const userId of [{ id: 1 }, ['u1'], true, false])
    assert.deepEqual(
      one(track({ userId, anonymousId: 'a1' })).refused.map(({ why }) => why),
      ['without-id'],
    )
})

test('Ids of a thousand characters are ids, one more is none; a message id may be as long as a call', () => {
  assert.equal(one(track({ userId: 'u'.repeat(1_000) })).calls.length, 1)
  assert.deepEqual(
    one(track({ userId: 'u'.repeat(1_001) })).refused.map(({ why }) => why),
    ['without-id'],
  )
  assert.equal(one(track({ messageId: 'm'.repeat(30_000) })).calls[0]?.messageId?.length, 30_000)
})

test('The largest call is read, one byte more is too large, and its neighbours are read all the same', () => {
  const { calls, refused } = parsed({ batch: [track(), track(), track()] }, 'batch', [largestCall, largestCall + 1, 10])
  assert.equal(calls.length, 2)
  assert.deepEqual(
    refused.map(({ index, why }) => [index, why]),
    [[1, 'too-large']],
  )
})

test('A call that is nested too deep is malformed, and its neighbours are read all the same', () => {
  const nested = (levels: number) => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`) as object
  const { calls, refused } = parsed({
    batch: [track({ properties: nested(deepestCall - 1) }), track({ properties: nested(deepestCall) }), track()],
  })
  assert.deepEqual([calls.length, refused.map(({ index, why }) => [index, why])], [2, [[1, 'malformed']]])
  const deepContext = parseCalls({
    type: 'batch',
    body: { batch: [], context: nested(10_000) },
    sizes: [],
    receivedAt,
    gpc: false,
  })
  assert.equal(deepContext.ok, false)
})

test('What a batch says once may not become much work', () => {
  const context = { page: { title: 'x'.repeat(20_000) } }
  const many = parseCalls({
    type: 'batch',
    body: { context, batch: Array(10_000).fill(track()) },
    sizes: [],
    receivedAt,
    gpc: false,
  })
  assert.ok(!many.ok && many.error.why === 'too-large')
  assert.equal(parsed({ context, batch: Array(100).fill(track()) }).calls.length, 100)
})

test('What is no request is malformed', () => {
  for (const [type, body] of [
    ['batch', {}],
    ['batch', { batch: {} }],
    ['batch', { batch: 'x' }],
    ['track', []],
    ['track', null],
    ['track', 'x'],
    ['batch', 3],
  ] as const) {
    const done = parseCalls({ type, body, sizes: [], receivedAt, gpc: false })
    assert.ok(!done.ok && done.error.why === 'malformed', JSON.stringify(body))
  }
})

test('The change of mind that a banner reports is told from other calls', () => {
  const context = { consent: { categoryPreferences: { Advertising: false } } }
  const [change] = one(track({ event: 'Segment Consent Preference Updated', context })).calls
  const [other] = one(track({ context })).calls
  assert.deepEqual([change?.consent?.isChange, other?.consent?.isChange], [true, false])
})

test('Whatever comes, each call of a batch is either read or refused, and nothing throws', () => {
  const type = fc.constantFrom<unknown>(...callTypes, 'x', 1, null)
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom('u1', 42, '', '__proto__'))
  const call = fc.record(
    {
      type,
      userId: value,
      anonymousId: value,
      groupId: value,
      previousId: value,
      event: value,
      context: value,
      timestamp: value,
      sentAt: value,
      integrations: value,
      messageId: value,
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(call, fc.jsonValue())), value, value, (batch, context, sentAt) => {
      const done = parseCalls({ type: 'batch', body: { batch, context, sentAt }, sizes: [], receivedAt, gpc: true })
      assert.ok(done.ok)
      assert.equal(done.value.calls.length + done.value.refused.length, batch.length)
      for (const { userId, anonymousId, at } of done.value.calls) assert.ok((userId || anonymousId) && at <= receivedAt)
    }),
  )
})

test('an address names somebody too, for the source that may say so; without any name a call is nobody’s', () => {
  const read = (call: object) => {
    const parsed = parseCalls({
      type: 'batch',
      body: { batch: [call] },
      sizes: [],
      receivedAt: 1_780_000_000_000,
      gpc: false,
    })
    assert.ok(parsed.ok)
    return parsed.value.calls.length
  }
  assert.equal(read({ type: 'identify', traits: { email: 'ada@mail.example' } }), 1)
  assert.equal(read({ type: 'track', event: 'x', context: { traits: { phone: '+4930123456' } } }), 1)
  assert.equal(read({ type: 'track', event: 'x', context: { traits: { name: 'Ada' } } }), 0)
})
