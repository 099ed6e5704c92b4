import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areasOf, Cells } from './cells.ts'
import { CompactFacts } from './compact/compact-facts.ts'
import { loadedPacks } from './packs/loaded.ts'
import type { Rule } from './rule.ts'

const rules = loadedPacks.flatMap(pack => pack.rules)
const cells = (): Cells => new Cells(rules, 'DE')
const from = (country: unknown, region?: string): CompactFacts => Object.assign(new CompactFacts(), { country, region })

test('an unknown country is read as that of the brand', () => {
  assert.deepEqual(cells().placeOf(from('unknown')).where, { country: 'DE', region: undefined, brand: 'DE' })
})

test('where the place cannot be read there is a cell all the same, and it knows of no place', () => {
  const house = cells()
  const unreadable = Object.defineProperty(new CompactFacts(), 'country', {
    get: () => {
      throw new TypeError('damaged')
    },
  })
  for (const facts of [unreadable, from(7), from(undefined)]) {
    const place = house.placeOf(facts)
    assert.equal(place.where, undefined)
    assert.ok(house.at(place, 'contact', 'email').rules.length > 0)
  }
})

test('places that no rule tells apart share a cell, which is compiled once; others do not', () => {
  const house = cells()
  const cellOf = (country: string, region?: string) => house.at(house.placeOf(from(country, region)), 'contact', 'sms')
  assert.equal(cellOf('US', 'FL'), cellOf('US', 'FL'))
  assert.equal(cellOf('FR'), cellOf('FR', 'IDF'))
  assert.notEqual(cellOf('US', 'FL'), cellOf('US', 'TX'))
  assert.notEqual(cellOf('FR'), cellOf('BR'))
})

test('places that somebody makes up fill no memory', () => {
  const house = cells()
  for (let i = 0; i < 2000; i++) house.placeOf(from('US', `made-up-${i}`))
  assert.equal(house.placeOf(from('US', 'made-up-1')), house.placeOf(from('US', 'made-up-1')))
  assert.notEqual(house.placeOf(from('US', 'made-up-1999')), house.placeOf(from('US', 'made-up-1999')))
  for (let i = 0; i < 2000; i++) house.placeOf(from(`made-up-${i}`))
  assert.notEqual(house.placeOf(from('made-up-1999')), house.placeOf(from('made-up-1999')))
})

test('the areas of a rule are those of its scope and its clauses, however deep', () => {
  const rule: Rule = {
    ...rules[0]!,
    scope: { any: [{ is: 'person-in', of: ['BR'] }, { is: 'reply' }] },
    clauses: [
      { says: 'deny', when: { not: { all: [{ is: 'person-or-brand-in', of: ['US-CA', 'CA'] }] } } },
      { says: 'defer', while: 'paused' },
    ],
  }
  assert.deepEqual(areasOf(rule), ['BR', 'US-CA', 'CA'])
})
