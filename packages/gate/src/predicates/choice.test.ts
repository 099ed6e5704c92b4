import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Consent } from '../facts.ts'
import { questionOf } from '../testing/question-of.ts'
import { choicePredicates } from './choice.ts'

const yes: Consent = { purpose: 'share-health', channel: 'any', type: 'express', givenAt: 1, evidence: true }
const stands = (consent: Consent, ...of: readonly string[]): boolean =>
  choicePredicates['named-consent'].test(
    questionOf({ kind: 'share', purpose: 'partner' }, 5, { consents: [consent] }),
    of,
  )

test('a consent that is asked for by name has to be what is named after it', () => {
  assert.ok(stands(yes, 'share-health'))
  assert.equal(stands(yes, 'disclosure'), false)
  for (const [named, changed] of [
    ['signed', { signed: true }],
    ['parental', { parental: true }],
    ['explicit', { explicit: true }],
    ['written', { type: 'pewc' }],
  ] as const) {
    assert.equal(stands(yes, 'share-health', named), false, named)
    assert.ok(stands({ ...yes, ...changed }, 'share-health', named), named)
  }
  assert.ok(stands({ ...yes, signed: true, explicit: true }, 'share-health', 'signed', 'explicit'))
  assert.equal(stands({ ...yes, signed: true }, 'share-health', 'signed', 'explicit'), false)
})

test('an express consent is one that is no soft opt-in', () => {
  const soft: Consent = { ...yes, type: 'soft-opt-in' }
  assert.ok(stands(soft, 'share-health'))
  assert.equal(stands(soft, 'share-health', 'express'), false)
  assert.ok(stands(yes, 'share-health', 'express'))
})
