import assert from 'node:assert/strict'
import { test } from 'node:test'
import { families } from '../../families/families.ts'
import { loadedPacks } from '../loaded.ts'
import { checkedOn, lawWords } from './index.ts'

const words = Object.entries(lawWords)

test('all 183 rules of law have words, each under an id of its own', () => {
  assert.equal(words.length, 183)
  for (const [id] of words) assert.match(id, /^[a-z0-9]+(?:-[a-z0-9]+)+$/)
})

test('each sentence is one sentence that ends, and no field is empty', () => {
  for (const [id, { sentence, citation, confidence }] of words) {
    assert.match(sentence, /^[A-Z][^.]+(?:\.\d[^.]*)*\.$/, id)
    assert.ok(sentence.length >= 40, id)
    assert.ok(citation.trim().length >= 4 && !/verified/i.test(citation), id)
    assert.ok(['high', 'medium-high', 'medium'].includes(confidence.level), id)
    assert.notEqual(confidence.note?.trim(), '', id)
  }
})

test('each rule has a family that exists, and each family a rule', () => {
  for (const [id, { family }] of words) assert.ok(Object.hasOwn(families, family), id)
  const used = new Set([
    ...words.map(([, { family }]) => family),
    ...loadedPacks.flatMap(pack => pack.rules.map(rule => rule.family)),
    // Of the rules that a brand writes itself.
    'own-rule' as const,
  ])
  assert.deepEqual(
    Object.keys(families).filter(name => !used.has(name as keyof typeof families)),
    [],
  )
})

test('the day of checking is a date', () => {
  assert.match(checkedOn, /^\d{4}-\d{2}-\d{2}$/)
})
