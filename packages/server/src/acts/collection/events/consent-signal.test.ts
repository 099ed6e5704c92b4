import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConsent } from './consent-signal.ts'

const segment = (categoryPreferences: unknown) => JSON.parse(JSON.stringify({ consent: { categoryPreferences } }))
const rudder = (consentManagement: object) => JSON.parse(JSON.stringify({ consentManagement }))

test('Segment: true is a yes, false is a no, and what is not named was refused', () => {
  assert.deepEqual(readConsent(segment({ Advertising: true, Analytics: false }), false), {
    given: ['Advertising'],
    refused: ['Analytics'],
    unnamed: 'refused',
    needs: 'all',
    isChange: false,
  })
})

test('Segment: only booleans count; texts and numbers are no yes', () => {
  const signal = readConsent(segment({ a: 'true', b: 1, c: null, d: {}, e: 'granted' }), false)
  assert.deepEqual([signal?.given, signal?.refused, signal?.unnamed], [[], [], 'refused'])
})

test('Segment: nothing is said by an empty consent, a misspelled one, or none', () => {
  for (const context of [
    undefined,
    null,
    'x',
    {},
    { consent: {} },
    { consent: null },
    { consent: 'yes' },
    segment(null),
  ])
    assert.equal(readConsent(context, false), undefined)
  assert.equal(readConsent({ consent: { categoryPreference: { Advertising: true } } }, false), undefined)
})

test('Segment: empty or broken preferences refuse everything', () => {
  for (const said of [{}, [], ['Advertising'], 'all', true, 7])
    assert.deepEqual(readConsent(segment(said), true), {
      given: [],
      refused: [],
      unnamed: 'refused',
      needs: 'all',
      isChange: true,
    })
})

test('RudderStack: ids letter for letter, a no wins over a yes, what is not named is silent', () => {
  const said = { allowedConsentIds: ['C0001', 'c0002', 'C0003', 5], deniedConsentIds: ['C0003'], provider: 'oneTrust' }
  assert.deepEqual(readConsent(rudder(said), false), {
    given: ['C0001', 'c0002'],
    refused: ['C0003'],
    unnamed: 'silent',
    needs: 'all',
    isChange: false,
  })
  assert.equal(readConsent(rudder({ ...said, resolutionStrategy: 'or' }), false)?.needs, 'any')
  assert.equal(readConsent(rudder({ provider: 'custom', allowedConsentIds: 'all' }), false), undefined)
})

test('When both speak, the stricter holds', () => {
  const both = {
    ...segment({ ads: true, stats: true }),
    ...rudder({ allowedConsentIds: ['mail'], deniedConsentIds: ['ads'] }),
  }
  assert.deepEqual(readConsent(both, false), {
    given: ['stats', 'mail'],
    refused: ['ads'],
    unnamed: 'refused',
    needs: 'all',
    isChange: false,
  })
})
