import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { addContact, applyChoice, contactsKept, noteMeaning, removeContact, Standing } from './index.ts'
import { anyAnswer, anyContact, anyHappened, layout } from './testing/arbitraries.ts'

const shuffled = <T>(items: fc.Arbitrary<T>) =>
  fc
    .array(items, { maxLength: 45 })
    .chain(list =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    )
const empty = () => new Standing(layout).clear()

test('choices give the same state in any order, and said twice they change nothing', () => {
  fc.assert(
    fc.property(shuffled(anyAnswer), ([one, other]) => {
      const [a, b] = [empty(), empty()]
      for (const choice of one) applyChoice(a, choice)
      for (const choice of other) applyChoice(b, choice)
      assert.deepEqual(a.bytes, b.bytes)
      for (const choice of other) applyChoice(a, choice)
      assert.deepEqual(a.bytes, b.bytes)
    }),
    { numRuns: 1_000 },
  )
})

test('a preference leaves what it does not name, and what it names is replaced whole', () => {
  const state = empty()
  const budgets = [{ channel: 'email', max: 3, hours: 24 }]
  applyChoice(state, { kind: 'preference', value: { budgets, pausedUntil: 9, dial: 'basic' } })
  applyChoice(state, { kind: 'preference', value: { quietHours: [{ from: 60, to: 30, days: [7] }] } })
  assert.deepEqual(state.budgets, budgets)
  assert.deepEqual(state.quietHours, [{ from: 60, to: 30, days: [7] }])
  applyChoice(state, { kind: 'preference', value: { budgets: [], pausedUntil: 0 } })
  assert.deepEqual([state.budgets, state.pausedUntil, state.dial], [[], 0, 'basic'])
})

test('what events say gives the same state in any order, and said twice it changes nothing', () => {
  fc.assert(
    fc.property(shuffled(anyHappened), ([one, other]) => {
      const [a, b] = [empty(), empty()]
      for (const { meaning, at } of one) noteMeaning(a, meaning, at)
      for (const { meaning, at } of [...other, ...one]) noteMeaning(b, meaning, at)
      assert.deepEqual(a.bytes, b.bytes)
    }),
  )
})

describe('contacts', () => {
  test('are the newest, oldest first, in whatever order they came', () => {
    fc.assert(
      fc.property(shuffled(anyContact), ([one, other]) => {
        const [a, b] = [empty(), empty()]
        for (const { at, channel } of one) addContact(a, at, channel)
        for (const { at, channel } of other) addContact(b, at, channel)
        assert.deepEqual(a.bytes, b.bytes)
        const instants = Array.from({ length: a.contactCount }, (_, i) => a.contactAt(i))
        assert.deepEqual(
          instants,
          instants.toSorted((x, y) => x - y),
        )
        for (const at of instants) assert.ok(at >= a.contactsKnownSince)
        const known = one.filter(({ at }) => at >= a.contactsKnownSince)
        assert.equal(a.contactCount, known.length)
        assert.equal(a.contactsKnownSince === 0, one.length <= contactsKept)
      }),
      { numRuns: 1_000 },
    )
  })

  test('the twenty-first pushes out the oldest, and the state says since when it knows', () => {
    const state = empty()
    for (let at = 1; at <= contactsKept; at++) addContact(state, at * 10, 'email')
    assert.equal(state.contactsKnownSince, 0)
    addContact(state, 1_000, 'sms')
    assert.equal(state.contactCount, contactsKept)
    assert.equal(state.contactAt(0), 20)
    assert.equal(state.contactsKnownSince, 11)
    addContact(state, 5, 'email')
    assert.equal(state.contactAt(0), 20)
    assert.equal(state.contactsKnownSince, 11)
  })

  test('one that did not happen is as if it had never been, while none fell out', () => {
    fc.assert(
      fc.property(fc.array(anyContact, { maxLength: contactsKept - 1 }), anyContact, (others, taken) => {
        const [a, b] = [empty(), empty()]
        for (const { at, channel } of others) addContact(b, at, channel)
        for (const { at, channel } of [taken, ...others]) addContact(a, at, channel)
        removeContact(a, taken.at, taken.channel)
        assert.deepEqual(a.bytes, b.bytes)
        removeContact(a, 99, 'voice')
        assert.deepEqual(a.bytes, b.bytes)
      }),
    )
  })
})
