import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Agreement, agreeOnBatch } from './testing/agreement.ts'
import { randomFrom } from './testing/random.ts'

test('whoever is of one class gets one verdict, and it is the one of their whole row, and of the slow reference gate', () => {
  const so: Agreement = { verdicts: 0, shared: 0, alone: 0, slowly: 0, outcomes: new Set() }
  for (let seed = 1; seed <= 60; seed++)
    agreeOnBatch({ random: randomFrom(seed), customers: 400, acts: 6, slowly: 50 }, so)
  assert.deepEqual([...so.outcomes].sort(), ['adjust', 'defer', 'deny', 'permit'])
  assert.ok(so.shared > so.verdicts / 3 && so.alone < so.verdicts / 5, JSON.stringify(so))
})
