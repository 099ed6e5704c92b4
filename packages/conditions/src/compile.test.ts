import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Access, Coding } from './access.ts'
import { compileCondition } from './compile.ts'
import type { Condition, Scalar } from './condition.ts'
import * as arbitrary from './testing/arbitraries.ts'
import { holds, type Row } from './testing/reference.ts'

const plain: Access<Row> = {
  field: name => row => row.fields[name],
  choice: (purpose, channel) => row => row.choices[`${purpose} ${channel}`] ?? 'none',
  count: ({ event, window }) => {
    const within = new Map([
      [12 * 3_600_000, '12 hours'],
      [86_400_000, '1 day'],
      [30 * 86_400_000, '30 days'],
    ])
    return row => row.counts?.[`${event} ${window === undefined ? 'ever' : within.get(window)}`] ?? 0
  },
}

/** Rows as the plan holds them: text by dictionary code, numbers in tenths, dates as a number that keeps their order. */
const dictionary = ['Lisbon', 'Porto', '', 'basic', 'plus', 'Lis', 'é']
const codings: { readonly [type: string]: Coding } = {
  text: {
    code: value => indexOf(String(value)),
    codesStartingWith: prefix =>
      dictionary.filter(text => text.startsWith(prefix)).map(text => dictionary.indexOf(text)),
  },
  number: { code: value => Number(value) * 10, codesStartingWith: () => [] },
  date: { code: value => Number(String(value).replaceAll('-', '')), codesStartingWith: () => [] },
}
const indexOf = (text: string) => (dictionary.includes(text) ? dictionary.indexOf(text) : undefined)
const codingOf = (name: string) => codings[arbitrary.fields[name]?.type ?? '']
const coded: Access<Row> = {
  ...plain,
  field: name => row => {
    const value = row.fields[name]
    return value === undefined ? undefined : (codingOf(name)?.code(value) ?? value)
  },
  coding: codingOf,
}

test('the compiled condition always agrees with the slow walk over the tree', () => {
  fc.assert(
    fc.property(arbitrary.condition, fc.array(arbitrary.row, { minLength: 1, maxLength: 8 }), (condition, rows) => {
      const matches = compileCondition(condition, plain)
      for (const row of rows) assert.equal(matches(row), holds(condition, row))
    }),
    { numRuns: 2_000 },
  )
})

test('rows that hold codes always give the same answer as rows that hold values', () => {
  fc.assert(
    fc.property(arbitrary.condition, fc.array(arbitrary.row, { minLength: 1, maxLength: 8 }), (condition, rows) => {
      const matches = compileCondition(condition, coded)
      for (const row of rows) assert.equal(matches(row), holds(condition, row))
    }),
    { numRuns: 2_000 },
  )
})

const rowOf = (fields: { readonly [name: string]: Scalar }): Row => ({ fields, choices: { 'offers email': 'no' } })
const matches = (condition: Condition, fields: { readonly [name: string]: Scalar }) =>
  compileCondition(condition, plain)(rowOf(fields))

test('a missing value makes every comparison false, isNot and notIn too', () => {
  assert.equal(matches({ field: 'city', is: 'Lisbon' }, {}), false)
  assert.equal(matches({ field: 'city', isNot: 'Lisbon' }, {}), false)
  assert.equal(matches({ field: 'city', notIn: ['Lisbon', 'Porto'] }, {}), false)
  assert.equal(matches({ field: 'age', under: 18 }, {}), false)
  assert.equal(matches({ field: 'city', exists: false }, {}), true)
})

test('not around a comparison selects the missing, and that is the way to ask for them', () => {
  assert.equal(matches({ not: { field: 'city', is: 'Lisbon' } }, {}), true)
  assert.equal(matches({ not: { field: 'city', is: 'Lisbon' } }, { city: 'Lisbon' }), false)
})

test('a value of another type than the condition compares with counts as missing', () => {
  assert.equal(matches({ field: 'age', atLeast: 18 }, { age: '40' }), false)
  assert.equal(matches({ field: 'age', isNot: 18 }, { age: '40' }), false)
  assert.equal(matches({ field: 'city', startsWith: '4' }, { city: 40 }), false)
})

test('limits belong to atLeast and atMost and not to over and under', () => {
  assert.equal(matches({ field: 'age', atLeast: 18 }, { age: 18 }), true)
  assert.equal(matches({ field: 'age', over: 18 }, { age: 18 }), false)
  assert.equal(matches({ field: 'joined', atMost: '2026-01-01' }, { joined: '2026-01-01' }), true)
  assert.equal(matches({ field: 'joined', under: '2026-01-01' }, { joined: '2025-12-31' }), true)
})

test('a value that no row holds is nobody when asked for and everybody known when excluded', () => {
  const ask = (condition: Condition, row: Row) => compileCondition(condition, coded)(row)
  assert.equal(ask({ field: 'city', is: 'Faro' }, rowOf({ city: 'Porto' })), false)
  assert.equal(ask({ field: 'city', isNot: 'Faro' }, rowOf({ city: 'Porto' })), true)
  assert.equal(ask({ field: 'city', isNot: 'Faro' }, rowOf({})), false)
})

test('a choice is compared as it stands, and silence is none', () => {
  const says = (answer: 'yes' | 'no' | 'none', purpose = 'offers'): Condition => ({
    choice: { purpose, channel: 'email', says: answer },
  })
  assert.equal(matches(says('no'), {}), true)
  assert.equal(matches(says('yes'), {}), false)
  assert.equal(matches(says('none', 'newsletter'), {}), true)
})

test('who did nothing that was kept counts as 0, and rows without counts are never counted over', () => {
  assert.equal(matches({ event: 'page', atMost: 0 }, {}), true)
  assert.equal(matches({ event: 'page', atLeast: 1, within: '30 days' }, {}), false)
  const { count: _, ...uncounted } = plain
  assert.throws(() => compileCondition({ not: { event: 'page', is: 1 } }, uncounted), /no counts of page/)
})
