import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { exampleToFacts } from '../../examples/example.ts'
import { referenceGate } from '../reference-gate.ts'
import { lawPacks, lawReferenceRules } from './index.ts'

const vectors = new URL('../../../../../test/vectors/law-cases.json', import.meta.url)
const cases: readonly { readonly id: string }[] = JSON.parse(readFileSync(vectors, 'utf8'))

test('there are 183 rules of law, each with an id of its own, in the thirteen packs', () => {
  assert.equal(lawReferenceRules.length, 183)
  assert.equal(new Set(lawReferenceRules.map(({ id }) => id)).size, 183)
  assert.deepEqual([...new Set(lawReferenceRules.map(({ pack }) => pack))].toSorted(), [...lawPacks].toSorted())
})

test('there are 158 cases', () => assert.equal(cases.length, 158))

for (const lawCase of cases) {
  test(`the reference gate answers ${lawCase.id}`, () => {
    const read = exampleToFacts(lawCase)
    assert.ok(read.ok, JSON.stringify(read))
    const { policy, act, facts, at, expect } = read.value
    const answer = referenceGate({ ...policy, packs: ['core', ...lawPacks] }, act, facts, at)
    const why = JSON.stringify(answer)
    assert.equal(answer.outcome, expect.outcome, why)
    assert.equal(answer.until, expect.until, why)
    assert.equal(answer.dueAt, expect.dueAt, why)
    const given = answer.reasons.map(({ rule }) => rule)
    assert.deepEqual(
      expect.rules.filter(rule => !given.includes(rule)),
      [],
      why,
    )
    assert.deepEqual(
      (expect.obligations ?? []).filter(duty => !answer.obligations.includes(duty)),
      [],
      why,
    )
  })
}
