import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brandIn, isIn, personIn } from './area.ts'

test('a state of the United States is told from a region of another country with the same letters', () => {
  assert.ok(isIn('US-CA', 'US', 'CA'))
  // CA is Cagliari in Italy, and a country of its own.
  assert.equal(isIn('US-CA', 'IT', 'CA'), false)
  assert.equal(isIn('CA', 'US', 'CA'), false)
  assert.ok(isIn('CA', 'CA'))
  assert.ok(isIn('US', 'US', 'CA'))
  assert.equal(isIn('US-CA', 'US'), false)
  assert.equal(isIn('US-CA', 'US', 'NY'), false)
})

test('the European area is its states', () => {
  for (const country of ['DE', 'IE', 'NO']) assert.ok(isIn('EU', country), country)
  for (const country of ['CH', 'GB', 'US']) assert.equal(isIn('EU', country), false, country)
})

test('one of several areas is enough', () => {
  const where = { country: 'BR', region: undefined, brand: 'ID' }
  assert.ok(personIn(where, ['CA', 'BR']))
  assert.equal(personIn(where, ['CA', 'ID']), false)
  assert.ok(brandIn(where, ['CA', 'ID']))
  assert.equal(brandIn(where, ['CA', 'BR']), false)
})
