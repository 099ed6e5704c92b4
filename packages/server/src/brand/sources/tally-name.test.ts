import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyName, tallyEvent, tallyPath } from './tally-name.ts'

test('names stay names', () => {
  const names = [
    'properties.products[].price',
    'properties.utm_source',
    'context.page.path',
    'traits.address.postalCode',
    'properties.line_2',
    'properties.größe',
    'context.screen.density',
  ]
  for (const name of names) assert.equal(tallyPath(name), name)
  for (const event of ['page', 'identify', 'track Order Completed', 'track checkout_step_3', 'screen'])
    assert.equal(tallyEvent(event), event)
})

test('what carries a value is a star', () => {
  const values = {
    'properties.jo@example.org.visits': '*',
    'properties.jo%40example%2eorg': '*',
    'properties.3f2504e0-4f89-11d3-9a0c-0305e82c3301': 'properties.*',
    'properties.by_phone.+49 30 901820': 'properties.by_phone.*',
    'properties.orders.1001.total': 'properties.orders.*.total',
    'properties.order-98765': 'properties.*',
    'properties.deadbeef01': 'properties.*',
    'properties.192.168.1.10': 'properties.*.*.*.*',
    'properties.1990-03-02': 'properties.*',
    [`properties.${'a'.repeat(41)}`]: 'properties.*',
    'properties.a\u202eb': 'properties.*',
    'properties.a\nb': 'properties.*',
    'properties.__proto__[].constructor': 'properties.*.*',
    'properties.٣٤٥٦٧': 'properties.*',
    [`a.${'b.'.repeat(500)}c`]: `a.${'b.'.repeat(18)}b`,
    [['long name of a field, about forty letters', 'x'.repeat(38), 'y'.repeat(38), 'z'].join('.')]:
      `*.${'x'.repeat(38)}.${'y'.repeat(38)}.z`,
    [['a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40)].join('.')]: `${'a'.repeat(40)}.*`,
  }
  for (const [path, kept] of Object.entries(values)) assert.equal(tallyPath(path), kept)
  assert.equal(tallyEvent('track Viewed by jo@example.org'), 'track *')
  assert.equal(tallyEvent('track Order 8817234'), 'track *')
  assert.equal(tallyEvent('__proto__'), '*')
})

test('whatever the name, what is kept is short, has no address and no long number, and is kept the same twice', () => {
  const parts = fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 25 })
  const raw = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    parts.map(each => each.join('.')),
    fc.emailAddress(),
    fc.uuid(),
  )
  fc.assert(
    fc.property(raw, raw => {
      for (const [keep, text] of [
        [tallyPath, `properties.${raw}`],
        [tallyEvent, `track ${raw}`],
      ] as const) {
        const kept = keep(text)
        assert.ok(kept.length <= 100 && kept.isWellFormed(), kept)
        assert.ok(!kept.includes('@') && !/\d{5}/.test(kept), kept)
        assert.equal(keep(kept), kept)
      }
    }),
  )
  assert.equal(tallyPath(anyName), anyName)
})
