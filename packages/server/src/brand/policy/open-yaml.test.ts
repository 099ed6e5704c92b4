import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { faultLines } from './faults.ts'
import { parsePolicy } from './parse.ts'
import { minimal } from './testing/policies.ts'

const linesOf = (text: string) => {
  const parsed = parsePolicy(text)
  return parsed.ok ? [] : faultLines(parsed.error).split('\n')
}

const bomb = `a: &a [x, x]\n${[...'bcdefghi'].map((name, i) => `${name}: &${name} [*${'abcdefgh'[i]}, *${'abcdefgh'[i]}]`).join('\n')}\n`
const whole: readonly (readonly [string, string, string])[] = [
  [
    'nothing',
    '',
    'policy.yaml:1:1: must be a map with brand, purposes, data, budgets, quiet_hours, dial, adult_age, change_notice_days, rules, recommendations, algorithms, vault, rights, vendors, topics, impulse_guard, retention',
  ],
  [
    'a list',
    '[]',
    'policy.yaml:1:1: must be a map with brand, purposes, data, budgets, quiet_hours, dial, adult_age, change_notice_days, rules, recommendations, algorithms, vault, rights, vendors, topics, impulse_guard, retention',
  ],
  [
    'more than 256 KB',
    `# ${'x'.repeat(256 * 1024)}`,
    'policy.yaml:1:1: is 262146 bytes large; at most 262144 are read',
  ],
  ['a NUL', 'brand: a\0b', 'policy.yaml:1:1: holds bytes that are no text; save it as UTF-8'],
  ['half a character', 'brand: \ud800', 'policy.yaml:1:1: holds bytes that are no text; save it as UTF-8'],
  ['brackets without end', '['.repeat(200_000), 'policy.yaml:1:1: is nested deeper than 16 levels'],
  ['braces without end', '{a: '.repeat(50_000), 'policy.yaml:1:1: is nested deeper than 16 levels'],
  ['dashes without end', '- '.repeat(100_000), 'policy.yaml:1:1: is nested deeper than 16 levels'],
  [
    'an open bracket',
    'brand: [',
    'policy.yaml:1:9: is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
  [
    'another version',
    `%YAML 1.1\n---\n${minimal}`,
    'policy.yaml:1:1: must not begin with a %YAML directive; YAML 1.2 is read',
  ],
]
for (const [title, text, first] of whole)
  test(`a whole file is refused: ${title}`, () => assert.equal(linesOf(text)[0], first))

test('a key that stands twice is refused where it stands again', () => {
  const twice = minimal.replace('  country: PT\n', '  country: PT\n  country: ES\n')
  assert.deepEqual(linesOf(twice), ['policy.yaml:4:3 brand.country: stands twice; keep one'])
})

test('a file that is wrong everywhere is told 200 faults and no more', () => {
  const purposes = Array.from({ length: 100 }, (_, i) => `  p${i}: { text: 1, basis: 2, class: 3, retention: 4 }\n`)
  assert.equal(linesOf(`purposes:\n${purposes.join('')}`).length, 200)
})

test('a record with very many keys and a section with very many entries are refused as one', () => {
  const keys = Array.from({ length: 300 }, (_, i) => `key${i}: 1\n`).join('')
  assert.match(linesOf(keys)[0] ?? '', /: has 300 keys; known are brand, purposes/)
  const purposes = Array.from({ length: 101 }, (_, i) => `  p${i}: {}\n`).join('')
  assert.ok(
    linesOf(`purposes:\n${purposes}`).includes('policy.yaml:1:1 purposes: has 101 entries; at most 100 are allowed'),
  )
})

test('a second document in the file is refused', () => {
  assert.match(linesOf(`${minimal}---\n${minimal}`)[0] ?? '', /is not valid YAML: Source contains multiple documents/)
})

test('anchors and aliases that would multiply are refused, each where it stands, and never followed', () => {
  const faults = linesOf(`${minimal}x:\n${bomb.replaceAll(/^/gm, '  ')}`)
  assert.ok(faults.some(line => line.includes('x.b[0]: aliases (*name) are not read; write the value out')))
  assert.ok(faults.some(line => line.includes('x.i: anchors (&name) are not read')))
})

test('names that reach into objects are refused on every level', () => {
  for (const name of ['__proto__', 'constructor', 'prototype']) {
    assert.ok(linesOf(`${minimal}${name}: 1\n`).some(line => line.endsWith(`${name}: this name is not allowed`)))
    const field = minimal.replace('    email:', `    ${name}: {}\n    email:`)
    assert.ok(linesOf(field).some(line => line.endsWith(`data.fields.${name}: this name is not allowed`)))
  }
  assert.equal(Object.hasOwn(Object.prototype, 'class'), false)
})

test('no text makes the reader throw, and every fault has a place and a reason', () => {
  const lines = minimal.split('\n')
  const piece = fc.oneof(
    fc.constantFrom(...lines, '- ', '{', '}', '[', ': ', '&a', '*a', '!x', '|', '"', '? '),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.constantFrom('\n', ' ', ''), (pieces, between) => {
      const parsed = parsePolicy(pieces.join(between))
      const faults = parsed.ok ? [] : parsed.error
      assert.ok(parsed.ok || faults.length > 0)
      assert.ok(faults.every(({ line, column, says }) => (line ?? 0) >= 1 && (column ?? 0) >= 1 && says !== ''))
    }),
    { numRuns: 1_500 },
  )
})

test('breaking one line of a good policy never throws', () => {
  const lines = minimal.trimEnd().split('\n')
  fc.assert(
    fc.property(fc.nat(lines.length - 1), fc.string({ unit: 'binary', maxLength: 20 }), (index, junk) => {
      const parsed = parsePolicy(lines.with(index, junk).join('\n'))
      assert.equal(typeof parsed.ok, 'boolean')
    }),
    { numRuns: 1_500 },
  )
})
