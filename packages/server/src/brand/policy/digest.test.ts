import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { policyDigest } from './digest.ts'
import { parsePolicy } from './parse.ts'
import { collecting } from './testing/collecting.ts'
import { offering } from './testing/offering.ts'
import { full, minimal } from './testing/policies.ts'

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
const policyOf = (text: string) => {
  const parsed = parsePolicy(text)
  assert.ok(parsed.ok)
  return parsed.value
}
const digestOf = (text: string, gate: string[] = ['rule'], zones = '2026c') =>
  policyDigest(policyOf(text), gate, sha256, zones)

test('a digest names the algorithm and 64 hexadecimal digits', () => {
  assert.match(digestOf(minimal), /^sha256:[0-9a-f]{64}$/)
})

test('comments, spacing, line ends, key order and written-out defaults change nothing', () => {
  const digest = digestOf(minimal)
  assert.equal(digestOf(`# a comment\r\n${minimal.replaceAll('\n', '\r\n')}`), digest)
  assert.equal(digestOf(`${minimal}dial: contextual\nadult_age: 18\nbudgets: []\n`), digest)
  const moved = minimal.replace('  country: PT\n', '').replace('  approval: one\n', '  approval: one\n  country: PT\n')
  assert.equal(digestOf(moved), digest)
})

test('a word a customer reads, a rule or the time-zone database changes the digest', () => {
  const digests = [
    digestOf(minimal),
    digestOf(minimal.replace('new books', 'old books')),
    digestOf(minimal.replace('24 months', '25 months')),
    digestOf(minimal, ['another rule']),
    digestOf(minimal, ['rule'], '2026d'),
    digestOf(full),
  ]
  assert.equal(new Set(digests).size, digests.length)
})

test('what is collected, from where, and what a signal or the banner means, changes the digest', () => {
  const slips = [
    ['', ''],
    ['You bought something', 'You ordered something'],
    ['counts_as: purchase', 'counts_as: inquiry'],
    ['total: { type: number', 'total: { type: text'],
    ['properties.card.owner', 'properties.card.holder'],
    ['without: hash', 'without: remove'],
    ['place_of: zone', 'values: [UTC]'],
    ['opposed_by: [gpc]', 'opposed_by: []'],
    ['"2026-01"', '"2026-02"'],
    ['traits: [givenName, name.first]', 'traits: [givenName]'],
  ] as const
  assert.equal(new Set(slips.map(([from, to]) => digestOf(collecting.replace(from, to)))).size, slips.length)
  assert.equal(
    digestOf(collecting.replace('total: { type: number', 'total: { from: properties.total, type: number')),
    digestOf(collecting),
  )
})

test('an own rule, and each word of it, changes the digest', () => {
  const rules = 'rules: { young: { text: Not yet., acts: [contact], when: { field: age, under: 30 }, says: deny } }\n'
  const changed = [
    ['Not yet.', 'Not now.'],
    ['30', '29'],
    ['[contact]', '[survey]'],
  ] as const
  const digests = [full, full + rules, ...changed.map(([from, to]) => full + rules.replace(from, to))].map(text =>
    digestOf(text),
  )
  assert.equal(new Set(digests).size, digests.length)
})

test('an offer made by score, and each word and number of it, changes the digest', () => {
  const slips = [
    ['', ''],
    ['The savings team', 'The other team'],
    ['inputs: [balance, loan]', 'inputs: [balance]'],
    ['within: 30 days', 'within: 31 days'],
    ['share: 0.2', 'share: 0.21'],
    ['share: 0.2', 'share: 0.2\n    explore: 0.06'],
    ['by: [age, job]', 'by: [age]'],
    ['on_alarm: fallback', 'on_alarm: stop'],
    ['age: 35 to 44', 'age: 45 to 59'],
  ] as const
  assert.equal(new Set(slips.map(([from, to]) => digestOf(offering.replace(from, to)))).size, slips.length)
  assert.equal(digestOf(offering.replace('share: 0.2', 'share: 0.2\n    holdout: 0.1')), digestOf(offering))
})
