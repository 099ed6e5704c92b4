import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { exampleToFacts } from './examples/example.ts'
import { agree } from './testing/agree.ts'
import { put, ruledPut } from './testing/arbitraries.ts'
import { lawPut } from './testing/law/arbitraries.ts'
import { lawPacks } from './testing/law/index.ts'

const atOnce = 5_000

for (const part of [1, 2, 3, 4]) {
  test(`5,000 random questions of the house agree with the reference gate (${part} of 4)`, () => {
    fc.assert(fc.property(put, agree), { numRuns: atOnce, seed: part })
  })
}

for (const part of [1, 2, 3, 4, 5, 6]) {
  test(`5,000 random questions of law agree with the reference gate (${part} of 6)`, () => {
    fc.assert(fc.property(lawPut, agree), { numRuns: atOnce, seed: part })
  })
}

test('every example of a rule of law agrees with the reference gate', () => {
  const folder = new URL('../../../test/examples/', import.meta.url)
  const files = readdirSync(folder).filter(name => name.startsWith('law-'))
  assert.equal(files.length, lawPacks.length)
  for (const example of files.flatMap(name => JSON.parse(readFileSync(new URL(name, folder), 'utf8')))) {
    const read = exampleToFacts(example)
    assert.ok(read.ok, example.id)
    const { policy, act, facts, at } = read.value
    agree({ policy: { ...policy, packs: ['core', ...lawPacks] }, act, facts, at })
  }
})

test('10,000 random examples with own rules agree with the reference gate', () => {
  fc.assert(fc.property(ruledPut, agree), { numRuns: 10_000, seed: 6 })
})
