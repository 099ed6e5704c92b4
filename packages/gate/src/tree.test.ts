import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Answers } from './answers.ts'
import type { CompiledRule } from './compile-rule.ts'
import type { Question } from './question.ts'
import { type Step, say, silence } from './step.ts'
import { Tree } from './tree.ts'
import { utter } from './utterance.ts'

/** An act here is the set of questions that it answers with yes. */
type Yes = ReadonlySet<string>

function forest(room: number) {
  const answers = new Answers()
  const asked: string[] = []
  const numbers = new Map<string, number>()
  const ask = (name: string): number => {
    const number = numbers.get(name) ?? answers.add(act => asked.push(name) > 0 && (act as unknown as Yes).has(name))
    numbers.set(name, number)
    return number
  }
  const when = (name: string, yes: Step, no: Step): Step => ({ asks: ask(name), yes, no, says: undefined })
  const rule = (id: string, speaks: Step, waits = false): CompiledRule => {
    const broken = utter(id, 'deny')
    const opensAt = waits ? (_: Question, at: number) => at : undefined
    return { id, speaks, scope: say(broken), wait: { until: 0 }, opensAt, neverOpens: () => broken, broken }
  }
  const rules = [
    rule('first', when('a', say(utter('first', 'deny')), when('b', say(utter('first', 'permit')), silence))),
    rule('second', when('b', say(utter('second', 'defer')), say(utter('second', 'satisfied'))), true),
    rule('third', when('a', silence, when('c', say(utter('third', 'defer')), silence)), true),
    rule('due', when('d', say(utter('due', 'permit', [], { in: 'days', of: [1] })), silence)),
  ]
  const tree = new Tree(rules, answers, room)
  const endingOf = (...yes: readonly string[]) => {
    asked.length = 0
    return tree.endingOf(new Set(yes) as unknown as Question)
  }
  return { endingOf, asked }
}

test('no question is asked twice on a way, nor one whose answer no longer matters', () => {
  const { endingOf, asked } = forest(100)
  for (let again = 0; again < 2; again++) {
    endingOf('a', 'b')
    assert.deepEqual(asked, ['a', 'b', 'd'])
    endingOf('b', 'c')
    assert.deepEqual(asked, ['a', 'b', 'c', 'd'])
  }
})

test('an ending holds what all rules say, who waits, who may, and whether anything falls due', () => {
  const { endingOf } = forest(100)
  for (let again = 0; again < 2; again++) {
    const { conclusion, ...waiting } = endingOf('b', 'c')!
    assert.deepEqual([conclusion.outcome, conclusion.deciding], ['defer', 'second'])
    assert.deepEqual(
      conclusion.reasons.map(({ rule, says }) => `${rule} ${says}`),
      ['first permit', 'second defer', 'third defer'],
    )
    assert.deepEqual(waiting, {
      waits: [
        { rule: 1, reason: 1, weighs: 3 },
        { rule: 2, reason: 2, weighs: 3 },
      ],
      ...{ mayDefer: [1, 2], setsDue: false },
    })
  }
  const alone = endingOf('c', 'd')!
  assert.deepEqual(alone.waits, [{ rule: 2, reason: 1, weighs: 3 }])
  assert.deepEqual([alone.mayDefer, alone.setsDue], [[1, 2], true])
  assert.deepEqual(endingOf()!.mayDefer, [1])
  assert.deepEqual(endingOf('a')!.conclusion.outcome, 'deny')
})

test('a tree grows as far as it has room, and goes on knowing what it knows', () => {
  const { endingOf } = forest(3)
  assert.equal(endingOf('a', 'b')?.conclusion.deciding, 'first')
  assert.equal(endingOf('b'), undefined)
  assert.equal(endingOf('a', 'b')?.conclusion.deciding, 'first')
  for (const room of [0, 1, 2]) assert.equal(forest(room).endingOf('a', 'b'), undefined)
})
