import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Condition, numberOf, parseCondition, testOf } from './condition.ts'
import { groupAt, groupNames, parseGroupings } from './grouping.ts'

const conditionOf = (text: string): Condition => {
  const parsed = parseCondition(text, '--decision')
  if (!parsed.ok) throw new Error(parsed.error.what)
  return parsed.value
}

test('a condition is a column, a comparison and a value, and the value may hold signs', () => {
  const parts = (text: string) => Object.values(conditionOf(text))
  assert.deepEqual(parts('pdays!=-1'), ['pdays', '!=', '-1'])
  assert.deepEqual(parts('income=>50K'), ['income', '=', '>50K'])
  assert.deepEqual(parts('hours-per-week >= 40'), ['hours-per-week', '>=', '40'])
  assert.deepEqual(parts('first name = "Ana"'), ['first name', '=', 'Ana'])
  for (const wrong of ['', 'a', '=1', 'a=', 'a< x', '!=1']) assert.equal(parseCondition(wrong, '--decision').ok, false)
})

test('numbers are compared as numbers, text as text, and what is not there is not known', () => {
  const judged = (text: string, ...cells: readonly string[]) => cells.map(testOf(conditionOf(text)))
  assert.deepEqual(judged('a=-1', '-1', '-1.0', ' -1 ', '1', 'x', ''), [1, 1, 1, 0, 0, 2])
  assert.deepEqual(judged('a!=-1', '-1', '5', 'x', ' '), [0, 1, 1, 2])
  assert.deepEqual(judged('a=yes', 'yes', 'Yes', 'no', ''), [1, 0, 0, 2])
  assert.deepEqual(judged('a>=40', '40', '39.9', '1e2', 'NaN', 'forty', '', '1e999'), [1, 0, 1, 2, 2, 2, 2])
  assert.deepEqual(judged('a<0', '-0.5', '0', '+1'), [1, 0, 0])
  assert.deepEqual(judged('a<=1', '1', '2'), [1, 0])
  assert.deepEqual(judged('a>1', '1', '2'), [0, 1])
})

test('only finite decimal numbers are numbers', () => {
  assert.deepEqual(['1', '-.5', '1.', '+2e3'].map(numberOf), [1, -0.5, 1, 2000])
  for (const text of ['', ' ', '0x10', 'Infinity', 'NaN', '1,5', '--1', '1e999'])
    assert.equal(numberOf(text), undefined)
})

test('cuts make groups that hold every number exactly once', () => {
  const cuts = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(cuts, fc.double({ min: -60, max: 60, noNaN: true }), (unsorted, value) => {
      const sorted = unsorted.toSorted((a, b) => a - b)
      const at = groupAt(sorted, value)
      assert.equal(at, 1 + sorted.filter(cut => cut <= value).length)
      assert.ok(groupNames(sorted)[at - 1] !== undefined)
    }),
  )
  assert.deepEqual(groupNames([25, 35]), ['<25', '[25,35)', '>=35'])
})

test('attributes are columns, with cuts for numbers', () => {
  const parsed = parseGroupings('marital, age:25;35.5', '--by')
  assert.deepEqual(parsed, {
    ok: true,
    value: [
      { column: 'marital', cuts: undefined },
      { column: 'age', cuts: [25, 35.5] },
    ],
  })
  for (const wrong of ['', 'a,', 'a:', 'a:x', 'a:2;1', 'a,a:1']) assert.equal(parseGroupings(wrong, '--by').ok, false)
})
