import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Act } from '@candor/terms'
import { channelBits } from '../compact/channel-bits.ts'
import type { Facts } from '../facts.ts'
import { questionOf } from '../testing/question-of.ts'
import { opensAt } from './budget.ts'

const act: Act = { kind: 'contact', purpose: 'offers', channel: 'sms' }
const at = 1000
const twice = { channels: channelBits('sms'), max: 2, window: 100 }
const opens = (budget: typeof twice, changed: Partial<Facts>): number =>
  opensAt(budget, questionOf(act, at, changed), at)
const contacts = (...instants: readonly number[]): Partial<Facts> => ({
  contacts: instants.map(instant => ({ channel: 'sms', at: instant })),
})

test('a budget opens when the contact that fills it is as old as the window', () => {
  assert.equal(opens(twice, contacts(950)), at)
  assert.equal(opens(twice, contacts(950, 990)), 1050)
  assert.equal(opens(twice, contacts(900, 990)), at)
  assert.equal(opens(twice, contacts(901, 990)), 1001)
  assert.equal(opens(twice, contacts(950, 960, 990)), 1060)
})

test('a budget of another channel, and one that allows nothing, holds nothing up by itself', () => {
  assert.equal(opens({ ...twice, channels: channelBits('email') }, contacts(950, 990)), at)
  assert.equal(opens({ ...twice, max: 0 }, contacts(950, 990)), at)
})

test('contacts from before our memory may have filled the window', () => {
  assert.equal(opens(twice, { contactsKnownSince: 960 }), 1060)
  assert.equal(opens(twice, { contactsKnownSince: 901 }), 1001)
  assert.equal(opens(twice, { contactsKnownSince: 900 }), at)
  assert.equal(opens(twice, { contactsKnownSince: 5 }), at)
  assert.equal(opens(twice, { contactsKnownSince: 960, ...contacts(970, 980) }), 1070)
})
