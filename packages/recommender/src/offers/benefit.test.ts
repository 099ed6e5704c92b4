import assert from 'node:assert/strict'
import { test } from 'node:test'
import { benefitByGroup, benefitOf, type Decided } from './benefit.ts'
import type { OfferMode } from './choose-offer.ts'

const decided = (mode: OfferMode, n: number, successes: number, group?: string, from = 0): Decided[] =>
  Array.from({ length: n }, (_, at) => ({
    person: `${group}${mode}${from + at}`,
    mode,
    success: at < successes,
    ...(group === undefined ? {} : { group }),
  }))

test('the score is compared with those a lot chose among the same people, by Newcombe', () => {
  const all = [...decided('score', 70, 56), ...decided('holdout', 50, 30), ...decided('explore', 30, 18)]
  const { score, lot, difference, interval } = benefitOf(all)!
  assert.deepEqual([score.rate, lot.people, lot.successes, lot.rate], [0.8, 80, 48, 0.6])
  assert.ok(Math.abs(difference - 0.2) < 1e-12)
  assert.ok(Math.abs(interval[0] - 0.0524) < 5e-5 && Math.abs(interval[1] - 0.3339) < 5e-5)
  const others = (['lot', 'cap', 'fallback', 'stopped'] as const).flatMap(mode => decided(mode, 40, 40))
  assert.deepEqual(benefitOf([...others, ...all]), benefitOf(all))
})

test('nobody counts twice: the first decision of a person does', () => {
  const all = [...decided('score', 20, 5), ...decided('holdout', 20, 4)]
  const later = all.map(decision => ({ ...decision, mode: 'explore' as const, success: true }))
  assert.deepEqual(benefitOf([...all, ...later]), benefitOf(all))
})

test('by group, and nothing of fewer than ten people on a side', () => {
  const all = [
    ...decided('score', 12, 6, 'a'),
    ...decided('holdout', 10, 5, 'a'),
    ...decided('score', 30, 6, 'b'),
    ...decided('explore', 9, 5, 'b'),
    ...decided('score', 12, 6),
  ]
  const groups = benefitByGroup(all)
  assert.deepEqual([...groups.keys()], ['a', 'b'])
  assert.equal(groups.get('a')!.difference, 0)
  assert.equal(groups.get('b'), undefined)
})
