import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseMap } from './index.ts'
import { shopFields, shopMap, shopPurposes } from './testing/small-shop.ts'

const faults = (text: string): string[] => {
  const map = parseMap(text, shopFields, shopPurposes)
  return map.ok ? [] : map.error.map(({ path, line, column, says }) => `${line}:${column} ${path}: ${says}`)
}
const start = 'key: { column: id }\nsource: { column: s }\ncollected_at: { column: c }\n'

test('a whole map is read', () => {
  const map = parseMap(shopMap, shopFields, shopPurposes)
  assert.ok(map.ok)
  assert.deepEqual(map.value.key, ['id'])
  assert.equal(map.value.keyIsEmail, false)
  assert.deepEqual(
    map.value.fields.map(({ field }) => field),
    Object.keys(shopFields),
  )
})

test('a key that is the email column is compared without letter case', () => {
  const map = parseMap(`${start.replace('id', 'mail')}fields: { email: { column: mail } }`, shopFields, [])
  assert.ok(map.ok && map.value.keyIsEmail)
})

test('source, collected_at and key are required', () => {
  assert.deepEqual(
    faults('fields: {}').map(fault => fault.split(' ')[1]),
    ['key:', 'source:', 'collected_at:'],
  )
})

const broken: readonly (readonly [name: string, text: string, expected: RegExp])[] = [
  [
    'a field that is not declared',
    `${start}fields:\n  shoe_size: { column: x }`,
    /^5:3 fields\.shoe_size: is not a field/,
  ],
  ['a key of an object', `${start}fields:\n  __proto__: { column: x }`, /^5:3 : a key cannot be called __proto__/],
  ['an inherited name', `${start}fields:\n  toString: { column: x }`, /^5:3 fields\.toString: is not a field/],
  ['an unknown key', `${start}colums: {}`, /^4:1 colums: is not known here/],
  [
    'both column and fixed',
    `${start}place: { country: { column: a, fixed: PT } }`,
    /^4:10 place\.country: needs either/,
  ],
  ['a wrong type', `${start}fields:\n  age: { column: a, type: text }`, /^5:21 fields\.age\.type: must be number/],
  [
    'a wrong format',
    `${start}fields:\n  born: { column: a, format: DDMM }`,
    /^5:22 fields\.born\.format: "DDMM" is not a time format/,
  ],
  ['a format for a text', `${start}fields:\n  name: { column: a, format: x }`, /^5:22 .*for dates and numbers only/],
  [
    'a zone that is none',
    'key: { column: i }\nsource: { column: s }\ncollected_at: { column: c, zone: Mars }',
    /^3:28 collected_at\.zone: "Mars" is not a time zone/,
  ],
  [
    'a fixed time that is none',
    'key: { column: i }\nsource: { column: s }\ncollected_at: { fixed: 2026-02-30 }',
    /^3:17 .*is not a time that exists/,
  ],
  [
    'an unknown purpose',
    `${start}refusals:\n  - { purpose: ads, channel: email, when: { column: x } }`,
    /^5:7 refusals\.0\.purpose: is not a purpose/,
  ],
  [
    'an unknown channel',
    `${start}refusals:\n  - { purpose: any, channel: mail, when: { column: x } }`,
    /^5:21 refusals\.0\.channel: must be one of/,
  ],
  ['another encoding', `${start}encoding: latin1`, /^4:1 encoding: must be one of utf-8/],
  ['a delimiter of two signs', `${start}delimiter: ';;'`, /^4:1 delimiter: must be one sign/],
  ['a list where a mapping belongs', '- 1', /: must be a mapping/],
  ['a key given twice', `${start}key: { column: x }`, /^4:1 .*unique/],
  ['an alias', 'key: &a { column: x }\nsource: *a\ncollected_at: { column: c }', /aliases are not allowed/],
  ['a tag', `${start}delimiter: !!js/function x`, /tag/i],
  ['no YAML', 'key: [', /^\d+:\d+ /],
  ['two documents', `${start}---\nkey: 1`, /document/],
  ['brackets without end', '['.repeat(60_000), /nested deeper/],
  ['dashes without end', '- '.repeat(30_000), /nested deeper/],
  ['too large a file', `# ${'x'.repeat(300_000)}`, /larger than/],
]
for (const [name, text, expected] of broken) {
  test(`refused with line and column: ${name}`, () => {
    assert.match(faults(text).join('\n'), expected)
  })
}

test('all faults are told at once', () => {
  const text = `${start}fields:\n  a: { column: x }\n  b: { column: x }\nencoding: x\ndelimiter: x`
  assert.equal(faults(text).length, 4)
})

test('whatever the text, a map or faults with a sentence', () => {
  const piece = fc.constantFrom(
    'key',
    ': ',
    '{ column: x }',
    '\n',
    '  - ',
    'source',
    'fields',
    '[',
    '}',
    '&a',
    '*a',
    "'",
    '1',
    'consents',
    'when',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece).map(pieces => pieces.join('')),
        fc.string(),
      ),
      text => {
        const map = parseMap(text, shopFields, shopPurposes)
        assert.ok(map.ok || (map.error.length > 0 && map.error.every(({ says }) => says !== '')))
      },
    ),
    { numRuns: 1_000 },
  )
})
