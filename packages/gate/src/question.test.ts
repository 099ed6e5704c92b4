import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Act } from '@candor/terms'
import { questionOf } from './testing/question-of.ts'

const asked = (act: object) => questionOf({ kind: 'contact', purpose: 'orders', channel: 'email', ...act } as Act, 0)

test('a promotion inside a message that is none is judged as marketing, without the basis of the message', () => {
  const promo = { contentFlags: ['promo'], basis: 'contract' }
  for (const carrier of [{ messageClass: 'transactional' }, { purpose: 'optout-confirmation' }]) {
    const { promotion, purpose, basis, marketing } = asked({ ...carrier, ...promo })
    assert.deepEqual(
      { promotion, purpose, basis, marketing },
      {
        ...{ promotion: true, purpose: 'marketing', basis: undefined, marketing: true },
      },
    )
  }
  const plain = asked({ messageClass: 'transactional', basis: 'contract' })
  assert.deepEqual([plain.promotion, plain.purpose, plain.basis, plain.marketing], [false, 'orders', 'contract', false])
  const offer = asked({ ...promo, purpose: 'offers' })
  assert.deepEqual([offer.promotion, offer.purpose, offer.basis], [false, 'offers', 'contract'])
})

test('a decision that names its ground, and what is necessary for what was asked for, needs no other basis', () => {
  const basisOf = (act: object) => asked({ kind: 'decide', ...act }).basis
  assert.equal(basisOf({ ground: 'contract-necessary' }), 'contract')
  assert.equal(basisOf({ necessary: true }), 'contract')
  assert.equal(basisOf({ strictlyNecessary: true }), 'contract')
  assert.equal(basisOf({ ground: 'law' }), 'legal-duty')
  assert.equal(basisOf({ ground: 'law', basis: 'consent' }), 'consent')
  assert.equal(basisOf({}), undefined)
})

test('a question that is put again answers for the new act alone', () => {
  const yes = { purpose: 'offers', channel: 'email', type: 'express', givenAt: 0, evidence: true } as const
  const question = questionOf({ kind: 'contact', purpose: 'offers', channel: 'email' }, 5, { consents: [yes] })
  assert.ok(question.choices.living)
  assert.equal(question.law.expressSince, 0)
  const { facts } = questionOf({ kind: 'contact', purpose: 'offers' }, 5, { zone: 'Pacific/Auckland' })
  question.put({ kind: 'contact', purpose: 'offers', channel: 'email' }, facts, 5, undefined)
  assert.equal(question.choices.living, false)
  assert.equal(question.law.expressSince, Number.NEGATIVE_INFINITY)
  assert.equal(question.zone.name, 'Pacific/Auckland')
  assert.throws(() => question.where, /the place of the customer is damaged/)
})
