import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countryCodes } from './country-codes.ts'
import { nearest } from './nearest.ts'
import { parsePolicy } from './parse.ts'
import { minimal } from './testing/policies.ts'

const takes = (from: string, to: string) => parsePolicy(minimal.replace(from, to)).ok

test('there are 249 countries, each with a name of its own', () => {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  assert.equal(countryCodes.size, 249)
  for (const code of countryCodes) assert.ok(names.of(code), code)
})

test('codes that name no country are not taken', () => {
  for (const code of ['EU', 'UN', 'XK', 'ZZ', 'UK', 'pt', 'PRT'])
    assert.equal(takes('country: PT', `country: ${code}`), false)
  assert.equal(takes('country: PT', 'country: NO'), true)
})

test('every zone this runtime lists is taken, and an older name of a zone too', () => {
  for (const zone of [...Intl.supportedValuesOf('timeZone'), 'Asia/Kolkata', 'Asia/Calcutta', 'UTC']) {
    assert.equal(takes('Europe/Lisbon', zone), true, zone)
  }
})

test('a name near enough is offered, a far one is not', () => {
  assert.equal(nearest('consnet', ['consent', 'contract']), 'consent')
  assert.equal(nearest('retension', ['retention', 'text']), 'retention')
  assert.equal(nearest('colour', ['text', 'class']), undefined)
  assert.equal(nearest('x', []), undefined)
})
