import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Answers } from './answers.ts'
import type { Question } from './question.ts'

test('each question is asked when first needed, and once for each act', () => {
  const answers = new Answers()
  const asked: unknown[] = []
  let says = true
  const number = answers.add(
    (question, of) => {
      asked.push([question, of])
      return says
    },
    ['some'],
  )
  const other = answers.add(() => !says)
  const acts = [{}, {}] as unknown as readonly Question[]
  for (const act of acts) {
    answers.begin(act)
    for (let again = 0; again < 3; again++)
      assert.deepEqual([answers.at(number), answers.at(other)], [says, !says], `${says}, ${again}`)
    says = !says
  }
  assert.deepEqual(asked, [
    [acts[0], ['some']],
    [acts[1], ['some']],
  ])
})

test('a predicate with the same words has one number, with others another', () => {
  const answers = new Answers()
  const us = answers.to({ is: 'person-in', of: ['US'] })
  assert.equal(answers.to({ is: 'person-in', of: ['US'] }), us)
  assert.notEqual(answers.to({ is: 'person-in', of: ['CA'] }), us)
  assert.deepEqual(answers.asked(us).of, ['US'])
  assert.deepEqual(answers.asked(answers.to({ is: 'reply' })).of, [])
})
