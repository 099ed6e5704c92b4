import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Choice } from '../../customers/consent/index.ts'
import { conflictOf, signalTo } from './signal.ts'

const objection = (purpose: string, via: Choice['via']): Choice => ({
  choice: 'c',
  said: { kind: 'objection', purpose, channel: 'any' },
  at: 1,
  recordedAt: 1,
  via,
})

test('only a signal that the policy lets oppose a purpose is told; what is on record is told first', () => {
  const opposed = { opposedBy: ['gpc'] } as const
  const heard = [objection('ads', 'gpc')]
  assert.equal(signalTo('ads', { opposedBy: [] }, heard, true), undefined)
  assert.equal(signalTo('ads', opposed, heard, true), 'recorded')
  assert.equal(signalTo('ads', opposed, heard, false), 'recorded')
  assert.equal(signalTo('ads', opposed, [objection('ads', 'preferences'), objection('map', 'gpc')], false), undefined)
  assert.equal(signalTo('ads', opposed, [], true), 'sent')
})

test('a signal stands against a yes not yet given, is overruled by one given since, and will end an older one', () => {
  assert.equal(conflictOf({}), undefined)
  assert.equal(conflictOf({ now: 'yes' }), undefined)
  for (const signal of ['sent', 'recorded'] as const) {
    assert.equal(conflictOf({ signal }), 'against')
    assert.equal(conflictOf({ now: 'no', signal }), 'against')
  }
  assert.equal(conflictOf({ now: 'yes', signal: 'recorded' }), 'overruled')
  assert.equal(conflictOf({ now: 'yes', signal: 'sent' }), 'ends')
})
