import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultLines } from './faults.ts'
import { declaredEvent, eventKey, traitsOf } from './lookup.ts'
import { parsePolicy } from './parse.ts'
import { collecting } from './testing/collecting.ts'

const parsed = parsePolicy(collecting)
assert.ok(parsed.ok, faultLines(parsed.ok ? [] : parsed.error))
const policy = parsed.value

test('a declared event arrives with its defaults filled in', () => {
  assert.deepEqual(policy.events['Order Completed'], {
    text: 'You bought something',
    purposes: ['orders', 'analytics'],
    retention: 'P24M',
    countsAs: 'purchase',
    fields: {
      total: {
        class: 'attribute',
        type: 'number',
        purposes: ['orders'],
        retention: 'P24M',
        from: 'properties.total',
        without: 'remove',
      },
      prices: {
        class: 'attribute',
        type: 'number',
        purposes: ['orders', 'analytics'],
        retention: 'P1Y',
        from: 'properties.products[].price',
        without: 'remove',
      },
      coupon: {
        class: 'attribute',
        type: 'text',
        purposes: ['analytics'],
        retention: 'P24M',
        text: 'The code you used',
        values: ['spring', 'summer'],
        from: 'properties.coupon',
        without: 'hash',
      },
      card_owner: {
        class: 'identifying',
        type: 'text',
        purposes: ['orders'],
        retention: 'P24M',
        from: 'properties.card.owner',
        without: 'remove',
      },
    },
  })
  assert.deepEqual(policy.events['404: gone']?.fields, {})
})

test('fields of a group stand among its traits, those of the context in camelCase', () => {
  assert.equal(policy.events['group']?.fields['size']?.from, 'traits.size')
  assert.equal(policy.context['user_agent']?.from, 'context.userAgent')
  assert.deepEqual(policy.context['seen_zone'], {
    class: 'attribute',
    type: 'text',
    purposes: ['orders'],
    retention: 'P90D',
    from: 'context.timezone',
    without: 'remove',
    placeOf: 'zone',
  })
})

test('categories of the banner keep their ids, and signals oppose the purposes that say so', () => {
  assert.deepEqual(policy.consentCategories, {
    Analytics: { purposes: ['analytics'], text: 'Help us understand which pages help.', version: '2026-01' },
    C0004: { purposes: ['ads'] },
  })
  assert.deepEqual(
    Object.entries(policy.purposes).map(([name, { opposedBy }]) => [name, opposedBy]),
    [
      ['newsletter', []],
      ['orders', []],
      ['analytics', []],
      ['ads', ['gpc']],
    ],
  )
})

test('an event is found by type and name, and nothing is found that was not declared', () => {
  assert.equal(declaredEvent(policy, 'track', 'Order Completed')?.countsAs, 'purchase')
  assert.equal(declaredEvent(policy, 'page', 'Prices')?.text, 'You opened a page')
  assert.equal(declaredEvent(policy, 'screen', 'Prices'), undefined)
  assert.equal(declaredEvent(policy, 'track', 'order completed'), undefined)
  // What is called like a type of call is not that type: its rules are not those of the page.
  assert.equal(declaredEvent(policy, 'track', 'page'), undefined)
  assert.equal(eventKey('track', 'group'), undefined)
  for (const name of ['__proto__', 'constructor', 'toString'])
    assert.equal(declaredEvent(policy, 'track', name), undefined)
})

test('a trait leads to the field that names it, or to the field of its own name', () => {
  assert.deepEqual(Object.fromEntries(traitsOf(policy)), {
    email: 'email',
    givenName: 'first_name',
    'name.first': 'first_name',
    home_city: 'home_city',
    homeCity: 'home_city',
  })
})

test('a trait that one field names is no longer that of the field called like it', () => {
  const moved = parsePolicy(collecting.replace('[givenName, name.first]', '[homeCity]'))
  assert.ok(moved.ok)
  assert.equal(traitsOf(moved.value).get('homeCity'), 'first_name')
  assert.equal(traitsOf(moved.value).get('home_city'), 'home_city')
})

test('a policy without events keeps none', () => {
  const [bare = ''] = collecting.split('  events:')
  const read = parsePolicy(bare)
  assert.ok(read.ok)
  assert.deepEqual([read.value.events, read.value.context, read.value.consentCategories], [{}, {}, {}])
})
