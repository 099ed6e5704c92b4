import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { outcomes } from '@candor/terms'
import { exampleToFacts } from './examples/example.ts'
import { runExamples } from './examples/run-examples.ts'
import { compile } from './gate.ts'

const vectors = new URL('../../../test/vectors/law-cases.json', import.meta.url)
const cases: readonly unknown[] = JSON.parse(readFileSync(vectors, 'utf8'))

const judged = cases.map(lawCase => {
  const read = exampleToFacts(lawCase)
  assert.ok(read.ok, JSON.stringify(read))
  const { policy, act, facts, at, expect, id } = read.value
  return { id, expect, verdict: compile({ ...policy, packs: ['core'] }, 'law-cases').preview(act, facts, at) }
})

test('core alone is never stricter than the law cases expect', () => {
  const stricter = judged.filter(
    ({ expect, verdict }) => outcomes.indexOf(verdict.outcome) > outcomes.indexOf(expect.outcome),
  )
  assert.deepEqual(
    stricter.map(({ id }) => id),
    [],
  )
  assert.equal(judged.length, 158)
})

test('every core rule that a law case lists is among the reasons', () => {
  const listed = judged.flatMap(({ id, expect, verdict }) =>
    expect.rules.filter(rule => rule.startsWith('core-')).map(rule => ({ id, rule, verdict })),
  )
  const missing = listed.filter(({ rule, verdict }) => !verdict.reasons.some(reason => reason.rule === rule))
  assert.deepEqual(
    missing.map(({ id, rule }) => `${id} ${rule}`),
    [],
  )
  assert.ok(listed.length >= 14)
})

test('every law case holds, with no reason from another place, channel or kind of act', () => {
  const { failures, passed, unsupported } = runExamples(cases)
  assert.deepEqual(failures, [])
  assert.deepEqual({ passed, unsupported }, { passed: 158, unsupported: 0 })
})
