import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Strangers } from './strangers.ts'
import { undeclaredIn } from './undeclared.ts'

function strangersOf(properties: object): Strangers {
  const strangers = new Strangers()
  undeclaredIn(JSON.parse(JSON.stringify({ properties })), new Set(), (path, type) => {
    strangers.note('page', path, type)
  })
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
