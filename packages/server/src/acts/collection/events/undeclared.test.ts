import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Strangers } from './strangers.ts'
import { namesBeyond } from './undeclared.ts'

function strangersOf(properties: object): Strangers {
  const strangers = new Strangers()
  strangers.read('page', JSON.parse(JSON.stringify({ properties })), new Set())
  return strangers
}

const many = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, i) => [`n${i.toString(36)}`, 1]))

test('What a call names beyond the data map stays small, however long and many its names are', () => {
  const { byPath } = strangersOf({ ['k'.repeat(14_000)]: many(2_000) })
  assert.ok(JSON.stringify(byPath).length < 10_000, `${JSON.stringify(byPath).length} bytes`)
  assert.equal(
    Object.values(byPath).reduce((sum, times) => sum + times, 0),
    2_000,
  )
})

test('A name that carries a value is no name', () => {
  const found = strangersOf({ 'ada@mail.example': 1, plan: 'x', lines: [{ sku: 'a' }] }).byPath
  assert.deepEqual(found, { '*': 1, 'properties.plan': 1, 'properties.lines[].sku': 1 })
})

test('Names remembered from one call are found again in the next, and counted apart', () => {
  const covered = new Set(['properties.known', 'context.page'])
  const read = (event: object) => {
    const strangers = new Strangers()
    strangers.read('page', JSON.parse(JSON.stringify(event)), covered)
    return strangers.byPath
  }
  const first = { properties: { known: 1, plan: 'x', tags: ['a'] }, context: { page: { url: '/' }, consent: { a: 1 } } }
  assert.deepEqual(read(first), { 'properties.plan': 1, 'properties.tags': 1 })
  assert.deepEqual(read({ properties: { plan: 2, tags: [{ sku: 1 }] } }), {
    'properties.plan': 1,
    'properties.tags[].sku': 1,
  })
  assert.deepEqual(read({ properties: { known: 2 } }), {})
})

test('A flood of names is forgotten, and what is counted stays right', () => {
  const covered = new Set<string>()
  const flood = { properties: many(2_000) } as never
  for (let batch = 0; batch < 3; batch++) {
    const strangers = new Strangers()
    for (let call = 0; call < 2; call++) strangers.read('page', flood, covered)
    const counts = Object.values(strangers.byPath)
    assert.equal(
      counts.reduce((sum, times) => sum + times, 0),
      4_000,
    )
    assert.ok(counts.length <= 201, `${counts.length} names`)
  }
  assert.equal(namesBeyond(covered).found.length, 0)
})
