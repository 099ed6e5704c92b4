import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coverage } from './coverage.ts'

test('it is the share of items that were shown', () => {
  assert.equal(coverage([0, 2, 1, 0]), 0.5)
  assert.equal(coverage([]), undefined)
})
