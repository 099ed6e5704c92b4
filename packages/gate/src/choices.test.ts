import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Act } from '@candor/terms'
import { newestRefusal } from './choices.ts'
import { channelBits } from './compact/channel-bits.ts'
import type { Facts } from './facts.ts'
import { questionOf } from './testing/question-of.ts'

const at = 20
const ads: Act = { kind: 'share', purpose: 'cross-context-ads' }
const offers: Act = { kind: 'contact', purpose: 'offers', channel: 'email' }
const noSale: Partial<Facts> = { optOuts: [{ purpose: 'sale', channel: 'any', at: 5 }] }
const californian = { country: 'US', region: 'CA' }

test('in California a no to sale is one to ads across contexts, and to nothing else', () => {
  assert.ok(questionOf(ads, at, { ...noSale, ...californian }).choices.withdrawn)
  assert.equal(questionOf(offers, at, { ...noSale, ...californian }).choices.withdrawn, false)
  assert.equal(questionOf(ads, at, { ...noSale, country: 'US', region: 'NY' }).choices.withdrawn, false)
  // CA is Cagliari as well.
  assert.equal(questionOf(ads, at, { ...noSale, country: 'IT', region: 'CA' }).choices.withdrawn, false)
})

test('the newest refusal is the newest opt-out or withdrawal on the channel that is not after the act', () => {
  const yes = { purpose: 'offers', channel: 'email', type: 'express', givenAt: 1, evidence: true } as const
  const newest = (choices: Partial<Facts>): number =>
    newestRefusal(questionOf(offers, at, choices).facts.choices, channelBits('email'), at)
  const out = (when: number, channel: 'email' | 'sms' | 'any' = 'email') => ({ purpose: 'any', channel, at: when })
  assert.equal(newest({ consents: [yes] }), Number.NEGATIVE_INFINITY)
  assert.equal(newest({ consents: [{ ...yes, withdrawnAt: 6 }], optOuts: [out(4)] }), 6)
  assert.equal(newest({ consents: [{ ...yes, withdrawnAt: 6 }], optOuts: [out(8, 'any'), out(7)] }), 8)
  assert.equal(newest({ optOuts: [out(8, 'sms')] }), Number.NEGATIVE_INFINITY)
  assert.equal(newest({ optOuts: [out(at), out(at + 1)] }), at)
})
