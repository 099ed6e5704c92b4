import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asksForRest } from './decide-offer.ts'

test('a rest from advertising is one from offers by lot too; a dial that is turned down is none', () => {
  const verdict = (rule: string, says: 'deny' | 'satisfied') => ({ reasons: [{ rule, says }] })
  assert.equal(asksForRest(verdict('house-impulse-purchases', 'deny')), true)
  assert.equal(asksForRest(verdict('house-own-night', 'deny')), true)
  assert.equal(asksForRest(verdict('house-own-night', 'satisfied')), false)
  assert.equal(asksForRest(verdict('house-dial', 'deny')), false)
})
