import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Choice, Saying } from '../../customers/consent/index.ts'
import { meets } from './aim.ts'
import { restore } from './restore.ts'

const evidence = { text: 'Yes', version: 'v1', surface: 'shop', locale: 'en', at: 0 }
const purpose = fc.constantFrom('offers', 'news', 'any')
const channel = fc.constantFrom('email', 'sms', 'any')
const yes = fc
  .record({ purpose, channel })
  .map((aim): Saying => ({ kind: 'consent', type: 'express', evidence, ...aim }))
const no = fc
  .record({ kind: fc.constantFrom('refusal' as const, 'withdrawal' as const, 'objection' as const), purpose, channel })
  .map((said): Saying => said)
const preference = fc
  .oneof(
    fc.record({ dial: fc.constantFrom('none' as const, 'full' as const) }),
    fc.record({ guard: fc.constantFrom('off' as const, 'stronger' as const), purchasesAWeek: fc.constantFrom(0, 3) }),
    fc.record({ avoidTopics: fc.constantFrom([], ['alcohol']), noOffersAtNight: fc.boolean() }),
    fc.record({ pausedUntil: fc.nat(1_000) }),
    fc.record({ budgets: fc.constant([{ channel: 'email', max: 1, hours: 168 }]) }),
  )
  .map((value): Saying => ({ kind: 'preference', value }))
const sayings = fc.array(fc.oneof(yes, no, preference), { maxLength: 6 })

const recorded = (from: number, all: readonly Saying[]): Choice[] =>
  all.map((said, i) => ({
    choice: String(from + i).padStart(9, '0'),
    said,
    at: from + i,
    recordedAt: from + i,
    via: 'preferences',
  }))

const life = fc.record({ before: sayings, undone: sayings, since: sayings }).map(({ before, undone, since }) => ({
  before: recorded(1, before),
  undone: recorded(100, undone),
  since: recorded(200, since),
}))

const isAnswer = (said: Saying): said is Exclude<Saying, { kind: 'preference' }> => said.kind !== 'preference'

describe('undoing', () => {
  test('never answers anything that was answered since', () => {
    fc.assert(
      fc.property(life, around => {
        const later = around.since.map(({ said }) => said).filter(isAnswer)
        const again = restore(around, 'contextual').filter(isAnswer)
        assert.ok(again.every(said => !later.some(other => meets(other, said))))
      }),
    )
  })

  test('never changes a preference that was changed since, nor one that was not undone', () => {
    fc.assert(
      fc.property(life, around => {
        const fields = (choices: readonly Choice[]) =>
          choices.flatMap(({ said }) => (said.kind === 'preference' ? Object.keys(said.value) : []))
        const again = restore(around, 'contextual').flatMap(said =>
          said.kind === 'preference' ? Object.keys(said.value) : [],
        )
        assert.ok(again.every(field => fields(around.undone).includes(field) && !fields(around.since).includes(field)))
      }),
    )
  })

  test('never gives a yes that was not given before the undone choices, and never one that was barred then', () => {
    fc.assert(
      fc.property(life, around => {
        for (const said of restore(around, 'contextual')) {
          if (said.kind !== 'consent') continue
          const given = around.before.findLastIndex(choice => choice.said === said)
          assert.ok(given >= 0)
          const barred = around.before
            .slice(given)
            .some(({ said: other }) => isAnswer(other) && other.kind !== 'consent' && meets(other, said))
          assert.equal(barred, false)
        }
      }),
    )
  })

  test('of one no restores exactly the yes it barred', () => {
    const given: Saying = { kind: 'consent', purpose: 'offers', channel: 'email', type: 'express', evidence }
    const around = {
      before: recorded(1, [given]),
      undone: recorded(100, [{ kind: 'objection', purpose: 'any', channel: 'any' }]),
      since: [],
    }
    assert.deepEqual(restore(around, 'contextual'), [given])
  })
})
