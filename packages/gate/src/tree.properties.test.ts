import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { termsOf } from './brand-terms.ts'
import { compactFacts } from './compact/compact.ts'
import { type Cell, compileCell } from './compile.ts'
import type { Facts } from './facts.ts'
import { judge } from './judge.ts'
import { loadedPacks } from './packs/loaded.ts'
import type { GatePolicy } from './policy.ts'
import { Question } from './question.ts'
import { type Put, policy, put } from './testing/arbitraries.ts'
import { mostForks } from './tree.ts'
import type { Verdict } from './verdict.ts'

const rules = loadedPacks.flatMap(pack => pack.rules)
const fields = ['country', 'zone', 'age', 'suppressed', 'pausedUntil', 'budgets', 'consents', 'contacts'] as const
const damage = fc.option(fc.constantFrom(...fields), { nil: undefined, freq: 3 })

/** The facts, one of which may throw when it is read. */
const damaged = (facts: Facts, field: string | undefined): Facts =>
  field === undefined
    ? facts
    : Object.defineProperty({ ...facts }, field, {
        get: () => {
          throw new TypeError(`${field} is damaged`)
        },
      })

/** Judges with trees of that much room, kept from act to act; no room makes every rule heard by itself. */
function judgeWith(room: number): (brand: GatePolicy, put: Put, field?: string) => Verdict {
  const cells = new Map<string, Cell>()
  return (brand, { act, facts, at }, field) => {
    const { kind, channel } = act
    const { country, region } = facts
    const where =
      field === 'country'
        ? undefined
        : { country: country === 'unknown' ? brand.brand.country : country, region, brand: brand.brand.country }
    const name = JSON.stringify([kind, channel, where])
    const cell = cells.get(name) ?? compileCell(rules, { kind, channel, where }, room)
    cells.set(name, cell)
    const question = new Question(termsOf(brand))
    question.put(act, compactFacts(damaged(facts, field)), at, where)
    return judge(cell, question, 'sha256:any')
  }
}

for (const [name, room] of [
  ['with room', mostForks],
  ['that fills up', 40],
] as const) {
  test(`a tree ${name}, grown by other customers, never changes what the rules say one by one, damaged facts included`, () => {
    const [folded, oneByOne] = [judgeWith(room), judgeWith(0)]
    fc.assert(
      fc.property(policy, put, damage, (brand, question, field) => {
        assert.deepEqual(folded(brand, question, field), oneByOne(brand, question, field))
      }),
      { numRuns: 5000 },
    )
  })
}

test('the reasons of one verdict are not those of the next', () => {
  const judges = judgeWith(mostForks)
  fc.assert(
    fc.property(put, question => {
      const [first, second] = [judges(question.policy, question), judges(question.policy, question)]
      assert.notEqual(first.reasons, second.reasons)
      assert.deepEqual(first, second)
    }),
  )
})
