import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Says } from '@candor/terms'
import { compile } from '../gate.ts'
import { loadedPacks } from '../packs/loaded.ts'
import type { Rule } from '../rule.ts'
import { sayable } from '../sayable.ts'
import { exampleToFacts } from './example.ts'
import { runExamples } from './run-examples.ts'

const folder = new URL('../../../../test/examples/', import.meta.url)
const files = readdirSync(folder).filter(name => name.endsWith('.json'))
const examples: readonly unknown[] = files.flatMap(name => JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
const rules = loadedPacks.flatMap(pack => pack.rules)

for (const name of files) {
  test(`every example of ${name} holds`, () => {
    const report = runExamples(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
    assert.deepEqual(report.failures, [])
    assert.equal(report.unsupported, 0)
    assert.ok(report.passed > 0)
  })
}

test('there are at least four hundred examples, each with an id of its own', () => {
  const ids = examples.map(example => (example as { id: string }).id)
  assert.ok(ids.length >= 400)
  assert.equal(new Set(ids).size, ids.length)
})

test('each rule is shown saying each thing it can say', () => {
  const shown = new Set(examples.flatMap(wordsShown))
  const missing = rules
    .flatMap(rule => showable(rule).map(word => `${rule.id} ${word}`))
    .filter(pair => !shown.has(pair))
  assert.deepEqual(missing, [])
})

test('a rule that has texts of its own for staff has one for each word it can say', () => {
  for (const rule of rules) {
    if (rule.texts) assert.deepEqual(Object.keys(rule.texts).toSorted(), [...sayable(rule)].toSorted(), rule.id)
  }
})

/** Words of rules that the example itself names. */
function wordsShown(example: unknown): string[] {
  const read = exampleToFacts(example)
  assert.ok(read.ok)
  const { policy, act, facts, at, expect } = read.value
  const { reasons } = compile(policy, 'example').preview(act, facts, at)
  return reasons.filter(({ rule }) => expect.rules.includes(rule)).map(({ rule, says }) => `${rule} ${says}`)
}

/** Limits that a brand or a customer may set so that they never open. Those of law all open again within the longest wait. */
const neverOpening: readonly string[] = ['paused', 'quiet-hours', 'budget-full', 'hours-rules']

const opensAgain = (clause: Rule['clauses'][number]): boolean =>
  clause.says === 'defer' && !neverOpening.includes(clause.while)

/** What examples can show a rule saying: a limit that always opens again only ever defers. */
const showable = ({ clauses }: Rule): readonly Says[] => [
  ...new Set(clauses.flatMap(clause => (opensAgain(clause) ? ['defer' as const] : sayable({ clauses: [clause] })))),
]
