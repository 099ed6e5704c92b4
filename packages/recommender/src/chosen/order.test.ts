import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orderedIds } from './order.ts'

test('ids that are all numbers stand by number, others as text', () => {
  assert.deepEqual(orderedIds(['10', '9', '1', '-2', '1.5']), ['-2', '1', '1.5', '9', '10'])
  assert.deepEqual(orderedIds(['10', '9', 'b', 'Z']), ['10', '9', 'Z', 'b'])
})

test('ids too long for a double still stand in one order', () => {
  const [low, high] = ['90071992547409921', '90071992547409922']
  assert.deepEqual(orderedIds([high, low]), [low, high])
  assert.deepEqual(orderedIds(['07', '7', '007']), ['7', '07', '007'])
})
