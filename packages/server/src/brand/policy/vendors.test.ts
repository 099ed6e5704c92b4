import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashing } from '../../adapters/keys/hashes.ts'
import { changesBetween } from './changes.ts'
import { policyDigest } from './digest.ts'
import { faultLines } from './faults.ts'
import { parsePolicy } from './parse.ts'
import type { Policy } from './policy.ts'
import { vendorPolicy } from './testing/sharing.ts'
import { endingSoon, endingsOf, fieldsShared } from './vendor-days.ts'

function read(text: string): Policy {
  const parsed = parsePolicy(text)
  assert.ok(parsed.ok, faultLines(parsed.ok ? [] : parsed.error))
  return parsed.value
}

const edited = (from: string, to: string): string => {
  assert.ok(vendorPolicy.includes(from), from)
  return vendorPolicy.replace(from, to)
}

const lines = (text: string): string[] => {
  const parsed = parsePolicy(text)
  return parsed.ok ? [] : faultLines(parsed.error).split('\n')
}

/** What is wrong after one edit, without the place in the file. */
const says = (from: string, to: string): string[] =>
  lines(edited(from, to)).map(line => line.replace(/^policy\.yaml:\d+:\d+ /, ''))

test('a policy says who outside may get what, for what, where and on what footing', () => {
  const { vendors } = read(vendorPolicy)
  assert.deepEqual(Object.keys(vendors), ['printer', 'partner', 'adverts', 'buyer'])
  assert.deepEqual(vendors['adverts'], {
    name: 'Adverts Inc.',
    text: 'Shows you our books on other websites.',
    role: 'third-party',
    purposes: ['ads'],
    fields: ['email'],
    sensitive: false,
    contract: { reference: 'A 1', signed: '2026-02-01' },
    country: 'US',
    transfer: { mechanism: 'dpf', ends: '2027-01-01' },
    certifications: [],
    requests: { webhook: 'https://adverts.example/requests' },
    sale: false,
  })
})

test('what is wrong is named where it stands, with the word that was meant', () => {
  const at = vendorPolicy.split('\n').findIndex(line => line.includes('purposes: [printing]')) + 1
  assert.deepEqual(lines(edited('purposes: [printing]', 'purposes: [printng]')), [
    `policy.yaml:${at}:16 vendors.printer.purposes[0]: "printng" is not a declared purpose; did you mean printing?`,
    ...['name', 'email'].map(
      (field, i) =>
        `policy.yaml:${at + 1}:${i === 0 ? 14 : 20} vendors.printer.fields[${i}]: ${field} is held for none of the purposes of this vendor; leave it out, or add a purpose there`,
    ),
  ])
  const cases: readonly (readonly [string, string, string])[] = [
    ['role: processor', 'role: procesor', 'vendors.printer.role: "procesor" is not known; did you mean processor?'],
    ['mechanism: dpf', 'mechanism: dpff', 'vendors.adverts.transfer.mechanism: "dpff" is not known; did you mean dpf?'],
    [
      '{ mechanism: adequacy }',
      '{ mechanism: scc }',
      'vendors.partner.transfer: scc needs assessed: the day of the transfer impact assessment (CJEU C-311/18)',
    ],
    [
      '{ mechanism: dpf, ends: 2027-01-01 }',
      '{ mechanism: dpf }',
      'vendors.adverts.transfer: dpf needs ends: certificates of the Data Privacy Framework are renewed each year',
    ],
    [
      'fields: [name, email]',
      'fields: [name, emai]',
      'vendors.printer.fields[1]: "emai" is not a field of data.fields; did you mean email?',
    ],
    [
      'fields: [plan]',
      'fields: [name]',
      'vendors.buyer.fields[0]: name is held for none of the purposes of this vendor; leave it out, or add a purpose there',
    ],
    ['    sale: true\n', '', 'vendors.buyer.purposes[0]: sale counts as a sale; say sale: true'],
    [
      'purposes: [ads]\n    fields: [email]',
      'purposes: [ads]\n    sale: true\n    fields: [email]',
      'vendors.adverts.purposes[0]: what this vendor gets counts as sold, and ads is another purpose; name sale or cross-context-ads',
    ],
    ['ends: 2026-06-30', 'ends: 2025-06-30', 'vendors.printer.contract.ends: is before the day of signing, 2026-01-10'],
    [
      '{ email: privacy@buyer.example }',
      '{}',
      'vendors.buyer.requests: needs webhook or email: requests of customers must reach whoever has their data',
    ],
    [
      "'https://records.example/requests'",
      "'http://records.example/requests'",
      'vendors.partner.requests.webhook: "http://records.example/requests" is not an address that begins with https://',
    ],
    [
      '  buyer:\n',
      '  house:\n',
      'vendors.house: is not a good name; use small letters, digits and hyphens, at most 60, such as mail-house; house stands for the brand itself',
    ],
    [
      'We sell what you like to others.\n    basis: consent',
      'We sell what you like to others.\n    basis: contract',
      'purposes.sale.basis: sale needs a yes of each customer; write consent',
    ],
  ]
  for (const [from, to, fault] of cases) assert.deepEqual(says(from, to), [fault])
})

test('a sensitive field goes to a vendor only where the policy says so', () => {
  const sensitive = edited('name: { class: identifying', 'name: { class: sensitive')
  assert.deepEqual(
    lines(sensitive).map(line => line.replace(/^\S+ /, '')),
    ['vendors.printer.fields[0]: name is sensitive; leave it out, or say sensitive: true'],
  )
  assert.deepEqual(lines(sensitive.replace('role: processor', 'role: processor\n    sensitive: true')), [])
})

test('people hear of a new vendor, purpose, field or country, and not of new papers', () => {
  const before = read(vendorPolicy)
  const changes = (from: string, to: string) =>
    changesBetween(before, read(edited(from, to))).map(({ path, kind, material }) => `${path} ${kind} ${material}`)
  assert.deepEqual(changes('  buyer:\n', '  other:\n'), ['vendors.other added true', 'vendors.buyer removed false'])
  assert.deepEqual(changes('fields: [name, email]', 'fields: [email]'), ['vendors.printer.fields narrowed false'])
  assert.deepEqual(changes('country: GB', 'country: IN'), ['vendors.partner.country changed true'])
  assert.deepEqual(changes('role: processor', 'role: joint-controller'), ['vendors.printer.role widened true'])
  assert.deepEqual(changes('reference: A 1', 'reference: A 2'), ['vendors.adverts.contract changed false'])
  const more = read(
    edited('purposes: [printing]\n    fields: [name, email]', 'purposes: [printing]\n    fields: [email]'),
  )
  const [wider] = changesBetween(more, before)
  assert.deepEqual([wider?.path, wider?.kind, wider?.material], ['vendors.printer.fields', 'widened', true])
})

test('the digest names every word of a vendor', () => {
  const digestOf = (text: string) => policyDigest(read(text), null, hashing.sha256)
  const texts = [
    vendorPolicy,
    edited('reference: A 1', 'reference: A 2'),
    edited('ends: 2027-01-01', 'ends: 2027-01-02'),
  ]
  assert.equal(new Set(texts.map(digestOf)).size, 3)
})

test('the last day still counts, in the place of the brand, and staff hear of an end sixty days before', () => {
  const policy = read(vendorPolicy)
  const printer = policy.vendors['printer']!
  const [contract, certificate] = endingsOf(policy, printer)
  assert.equal(new Date(contract!.ends).toISOString(), '2026-06-30T22:00:00.000Z')
  assert.deepEqual([certificate?.what, certificate?.day], ['certification', '2027-05-01'])
  const dayBefore = contract!.ends - 60 * 86_400_000
  assert.deepEqual(endingSoon(policy, printer, dayBefore - 1), [])
  assert.deepEqual(
    endingSoon(policy, printer, dayBefore).map(({ what }) => what),
    ['contract'],
  )
})

test('a vendor gets for a purpose only what both may have', () => {
  const policy = read(vendorPolicy)
  const { partner, printer } = policy.vendors
  assert.deepEqual(fieldsShared(policy, partner!, 'partners'), ['email', 'plan'])
  assert.deepEqual(fieldsShared(policy, partner!, 'ads'), [])
  assert.deepEqual(fieldsShared(policy, printer!, 'printing'), ['name', 'email'])
})
