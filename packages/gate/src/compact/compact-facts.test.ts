import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Facts } from '../facts.ts'
import { compactFacts } from './compact.ts'
import { CompactFacts } from './compact-facts.ts'

const nothing = {
  ...{ country: 'unknown', zone: 'unknown', address: 'unknown', suppressed: 'unknown' },
  ...{ region: undefined, age: undefined, pausedUntil: undefined, dial: undefined, contactsKnownSince: undefined },
  ...{
    avoidTopics: [],
    guard: 'usual',
    purchasesAWeek: undefined,
    noOffersAtNight: false,
    restricted: false,
    returns: [],
    lateNights: [],
  },
  ...{ quietHours: [], budgets: [], purchases: [], inquiries: [], subscriptions: [], traits: {} },
  ...{ b2b: false, corporate: false, nationalDnc: false, tpsSince: undefined, publishedAddress: undefined, gpc: false },
  choices: { count: 0, consented: false, refused: false, purposes: [], numbers: [] },
  contacts: { count: 0, numbers: [], subjects: [] },
} as const

/** As a plain object, so that classes do not count. */
const plain = (facts: CompactFacts): unknown => ({
  ...facts,
  choices: { ...facts.choices },
  contacts: { ...facts.contacts },
})

test('new facts, and facts that were cleared, know nothing', () => {
  assert.deepEqual(plain(new CompactFacts()), nothing)
  const facts = new CompactFacts()
  Object.assign(facts, {
    country: 'US',
    b2b: true,
    corporate: true,
    nationalDnc: true,
    gpc: true,
    age: 30,
    tpsSince: 1,
    ...{
      avoidTopics: ['alcohol'],
      guard: 'off',
      purchasesAWeek: 1,
      noOffersAtNight: true,
      restricted: true,
      returns: [1],
      lateNights: [1],
    },
  })
  facts.choices.addConsent('offers', 1, 0, 5)
  facts.contacts.add(1, 0)
  facts.clear()
  const { choices, contacts, ...others } = facts
  const { choices: noChoices, contacts: noContacts, ...nothingElse } = nothing
  assert.deepEqual({ ...others }, nothingElse)
  const { count, consented, refused } = choices
  assert.deepEqual({ count, consented, refused }, { count: 0, consented: false, refused: false })
  assert.equal(contacts.count, 0)
})

test('what nobody said is read as nothing known, and what was said as it was said', () => {
  const said: Facts = {
    ...{ country: 'DE', zone: 'Europe/Berlin', address: true, suppressed: false },
    ...{ consents: [{ purpose: 'offers', channel: 'email', type: 'express', givenAt: 4, evidence: true }] },
    ...{ optOuts: [{ purpose: 'any', channel: 'sms', at: 7 }], contacts: [{ channel: 'sms', at: 3, subject: 'plan' }] },
  }
  const facts = compactFacts(said)
  assert.deepEqual(facts.choices.purposes, ['offers', 'any'])
  assert.deepEqual([facts.choices.consented, facts.choices.refused], [true, true])
  assert.equal(facts.contacts.nthNewest(1, facts.contacts.numbers[1]!, 2), 3)
  assert.deepEqual(facts.contacts.subjects, ['plan'])
  const { consents: _, optOuts: __, contacts: ___, ...place } = said
  const bare = compactFacts({ ...place, consents: [], optOuts: [], contacts: [] })
  assert.deepEqual(plain(bare), { ...nothing, ...place })
})
