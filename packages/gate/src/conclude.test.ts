import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conclude } from './conclude.ts'
import type { Due } from './rule.ts'
import { utter } from './utterance.ts'

const inDays: Due = { in: 'days', of: [1] }

test('nothing said is a permit that nobody decided', () => {
  assert.deepEqual(conclude([undefined], [0]), { outcome: 'permit', obligations: [], reasons: [] })
})

test('a word that only informs decides nothing, and is told', () => {
  const { reasons, ...rest } = conclude([utter('a', 'satisfied'), utter('b', 'lapsed')], [0, 0])
  assert.deepEqual(rest, { outcome: 'permit', obligations: [] })
  assert.deepEqual(reasons, [
    { rule: 'a', says: 'satisfied' },
    { rule: 'b', says: 'lapsed' },
  ])
})

test('the strongest word decides, and of two as strong the first', () => {
  const said = [utter('a', 'permit'), utter('b', 'adjust', ['label-as-ad']), utter('c', 'adjust', ['one-click-header'])]
  assert.equal(conclude(said, [0, 0, 0]).deciding, 'b')
  assert.equal(conclude([...said, utter('d', 'deny')], [0, 0, 0, 0]).outcome, 'deny')
  assert.equal(conclude([utter('a', 'permit'), utter('b', 'permit')], [0, 0]).deciding, 'a')
})

test('obligations of all rules are joined, each once', () => {
  const said = [utter('a', 'adjust', ['one-click-header']), utter('b', 'permit', ['label-as-ad', 'one-click-header'])]
  assert.deepEqual([...conclude(said, [0, 0]).obligations].sort(), ['label-as-ad', 'one-click-header'])
})

test('a rule that defers says until when', () => {
  assert.deepEqual(conclude([utter('a', 'defer')], [7]).reasons, [{ rule: 'a', says: 'defer', until: 7 }])
})

test('the earliest due date holds, wherever it stands, and a refusal has none', () => {
  const [early, late] = [utter('a', 'permit', [], inDays), utter('b', 'permit', [], inDays)]
  assert.equal(conclude([early, late], [3, 5]).dueAt, 3)
  assert.equal(conclude([late, early], [5, 3]).dueAt, 3)
  const refused = conclude([early, utter('c', 'deny')], [3, 0])
  assert.equal('dueAt' in refused, false)
  assert.deepEqual(refused.reasons[0], { rule: 'a', says: 'permit', dueAt: 3 })
})
