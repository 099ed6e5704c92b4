import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Act } from '@candor/terms'
import { questionOf } from '../testing/question-of.ts'
import { actPredicates } from './act.ts'

const has = (act: object, ...of: readonly string[]): boolean =>
  actPredicates['act-has'].test(questionOf({ kind: 'contact', purpose: 'offers', ...act } as Act, 0), of)

test('what an act does not say of itself has the usual value', () => {
  assert.ok(has({}, 'product', 'similar'))
  assert.ok(has({}, 'sender', 'self'))
  assert.ok(has({}, 'step', 'respond'))
  assert.ok(has({}, 'surface', 'vlop', 'brand-site'))
  assert.equal(has({ product: 'different' }, 'product', 'similar'), false)
  assert.ok(has({ product: 'different' }, 'product', 'different'))
  assert.equal(has({}, 'audience', 'brand-site'), false)
})

test('what only a contact can be is settled as no elsewhere, and asked of a contact', () => {
  const place = { channel: undefined, where: undefined }
  for (const name of ['reply', 'confirms-opt-out', 'promotion-in-transactional', 'transactional-class'] as const) {
    assert.equal(actPredicates[name].settled({ ...place, kind: 'survey' }), false)
    assert.equal(actPredicates[name].settled({ ...place, kind: 'contact' }), undefined)
  }
})
