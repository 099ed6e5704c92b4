import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { channels, type FieldType, fieldTypes } from '@candor/terms'
import fc from 'fast-check'
import { applyAttributes, applyPlace, countryCode, countryOf, layoutFrom, Standing } from './index.ts'
import { meanings, ringKept } from './layout.ts'
import { anyBudget, anyLife, anyWindow, columns, layout, purposes, someCodes, stateOf } from './testing/arbitraries.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]

describe('a decision state', () => {
  test('reads back what was written', () => {
    fc.assert(
      fc.property(fc.array(anyWindow, { maxLength: 3 }), fc.array(anyBudget, { maxLength: 6 }), (windows, budgets) => {
        const state = new Standing(layout).clear()
        state.quietHours = windows
        state.budgets = budgets
        assert.deepEqual(
          state.quietHours,
          windows.map(({ days, ...window }) => ({ ...window, days: days?.toSorted() ?? everyDay })),
        )
        assert.deepEqual(
          state.budgets,
          budgets.map(budget => ({ ...budget })),
        )
      }),
    )
  })

  test('is the same after it was stored and loaded into an object that held another', () => {
    const reused = new Standing(layout)
    fc.assert(
      fc.property(anyLife, anyLife, (one, two) => {
        reused.load(stateOf(two, countryCode).copy())
        const row = stateOf(one, countryCode).copy()
        assert.deepEqual(reused.load(row).copy(), row)
      }),
    )
    assert.throws(() => reused.load(new Uint8Array(layout.size + 1)), /layout/)
  })

  test('keeps the two scopes of a suppression apart, and lifts only what the customer asked for', () => {
    for (const channel of channels) {
      const state = new Standing(layout).clear()
      state.setSuppression(channel, 'marketing')
      assert.equal(state.suppression(channel), true)
      state.setSuppression(channel, 'all')
      state.liftSuppression(channel)
      assert.equal(state.suppression(channel), 'undeliverable')
      for (const other of channels) if (other !== channel) assert.equal(state.suppression(other), false)
      state.setKnows(channel, true)
      state.clearAddresses()
      assert.deepEqual(state.bytes, new Standing(layout).clear().bytes)
    }
  })

  test('refuses limits it cannot hold, rather than lose what a customer said', () => {
    const state = new Standing(layout).clear()
    const window = { from: 0, to: 60 }
    const budget = { channel: 'email', max: 1, hours: 1 }
    assert.throws(() => (state.quietHours = Array(4).fill(window)), RangeError)
    assert.throws(() => (state.quietHours = [{ ...window, days: [] }]), RangeError)
    assert.throws(() => (state.quietHours = [{ from: 0, to: 1_440 }]), RangeError)
    assert.throws(() => (state.budgets = Array(7).fill(budget)), RangeError)
    for (const bad of [{ max: 256 }, { max: -1 }, { max: 0.5 }, { hours: 0 }, { hours: 65_536 }, { channel: 'smoke' }])
      assert.throws(() => (state.budgets = [{ ...budget, ...bad }]), RangeError)
  })

  test('holds one zero and one not-known, so that equal values are equal bytes', async () => {
    const [a, b] = [new Standing(layout).clear(), new Standing(layout).clear()]
    a.setAttribute(0, -0)
    b.setAttribute(0, 0)
    assert.deepEqual(a.bytes, b.bytes)
    a.setAttribute(0, Number('x') * -1)
    b.setAttribute(0, undefined)
    assert.deepEqual(a.bytes, b.bytes)
  })

  test('keeps a value of another type than declared as missing', async () => {
    const state = new Standing(layout).clear()
    const at = (name: string) => state.attribute(layout.attributes.findIndex(column => column.name === name))
    await applyAttributes(state, someCodes, { plan: 'plan 2', age: 40, member: true, since: '1970-01-03' })
    assert.deepEqual(
      columns.map(({ name }) => at(name)),
      [2, 40, 1, 2],
    )
    await applyAttributes(state, someCodes, { plan: 3, age: 'age 1', member: 1, since: 5 })
    for (const { name } of columns) assert.ok(Number.isNaN(at(name)), name)
    await applyAttributes(state, someCodes, JSON.parse('{"__proto__": {"age": 4}}'))
    assert.ok(Number.isNaN(at('age')))
  })

  test('knows a place by what is given, and takes no part for another', async () => {
    const state = new Standing(layout).clear()
    await applyPlace(state, someCodes, { country: 'DE', region: 'region 1', zone: 'zone 2', language: 'language 1' })
    assert.deepEqual([state.regionCode, state.zoneCode, state.languageCode], [1, 2, 1])
    assert.equal(countryOf(state.countryCode), 'DE')
    await applyPlace(state, { ...someCodes, code: () => 65_537 }, { country: 'de', region: 'x' })
    assert.deepEqual([state.countryCode, state.regionCode, state.zoneCode], [0, 0, 0])
  })
})

describe('a layout', () => {
  const anyParts = fc.record({
    purposes: fc.dictionary(fc.constantFrom('offers', 'news', 'service'), fc.subarray([...channels]), {
      noNullPrototype: true,
    }),
    attributes: fc.uniqueArray(
      fc.record({ name: fc.constantFrom('plan', 'age', 'since'), type: fc.constantFrom<FieldType>(...fieldTypes) }),
      { selector: column => column.name },
    ),
    meanings: fc.dictionary(fc.constantFrom('Order', 'Asked'), fc.constantFrom(...meanings), { noNullPrototype: true }),
  })
  const canonical = ({
    purposes: declared,
    attributes,
    meanings: meant,
  }: typeof anyParts extends fc.Arbitrary<infer T> ? T : never) =>
    JSON.stringify([
      Object.entries(declared)
        .map(([purpose, on]) => [purpose, on.toSorted()])
        .sort(),
      attributes.map(({ name, type }) => [name, type]).sort(),
      Object.entries(meant).sort(),
    ])

  test('has another tag exactly when anything declared differs', () => {
    fc.assert(
      fc.property(anyParts, anyParts, (one, two) => {
        assert.equal(layoutFrom(one).tag === layoutFrom(two).tag, canonical(one) === canonical(two))
      }),
      { numRuns: 2_000 },
    )
  })

  test('does not depend on the order of declaration, and gives every value its own bytes', () => {
    const turned = layoutFrom({
      purposes: Object.fromEntries(Object.entries(purposes).reverse()),
      attributes: columns.toReversed(),
      topics: ['alcohol', 'mothers-day'],
      meanings: { 'Sent Back': 'return', Bought: 'purchase' },
      nights: { from: 0, to: 300, events: ['page'] },
    })
    assert.deepEqual(turned, layout)
    const state = new Standing(layout)
    layout.slots.forEach((_, i) => {
      state.setConsent(i, i + 1, 'express', 0)
      state.setOptOut(i, -i - 1)
    })
    layout.attributes.forEach((_, i) => void state.setAttribute(i, 1_000 + i))
    for (let i = 0; i < 20; i++) state.insertContact(i, 2_000 + i, i % channels.length)
    meanings.forEach((meaning, i) => void state.setNewest(meaning, 3_000 + i))
    const few = (ring: number) => Array.from({ length: ringKept }, (_, i) => 1_000 * (100 * ring + ringKept - i))
    layout.rings.forEach((ring, i) => void state.setRing(ring, few(i + 1).toReversed()))
    state.guard = 'stronger'
    state.noOffersAtNight = true
    state.purchasesAWeek = 9
    state.avoidTopics = ['mothers-day']
    layout.slots.forEach((_, i) => void assert.deepEqual([state.consentAt(i), state.optOutAt(i)], [i + 1, -i - 1]))
    layout.attributes.forEach((_, i) => void assert.equal(state.attribute(i), 1_000 + i))
    for (let i = 0; i < 20; i++)
      assert.deepEqual([state.contactAt(i), state.contactCode(i)], [2_000 + i, i % channels.length])
    meanings.forEach((meaning, i) => void assert.equal(state.newest(meaning), 3_000 + i))
    layout.rings.forEach((ring, i) => void assert.deepEqual(state.ring(ring), few(i + 1)))
    assert.deepEqual([state.guard, state.noOffersAtNight, state.purchasesAWeek], ['stronger', true, 9])
    assert.deepEqual(state.avoidTopics, ['mothers-day'])
    assert.deepEqual([state.hasLimits, state.budgets, state.quietHours], [false, [], []])
    assert.throws(() => state.insertContact(0, 1, 0), RangeError)
  })
})
