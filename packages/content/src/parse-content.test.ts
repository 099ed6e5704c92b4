import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Json } from '@candor/terms'
import fc from 'fast-check'
import { parseContent } from './parse-content.ts'
import { anyContent, everything } from './testing/samples.ts'

type Fields = Record<string, unknown>
const base = { subject: 'Spring', locale: 'en', blocks: [{ type: 'paragraph', text: 'Hello' }] }
const parse = (value: unknown) => parseContent(value as Json)
const faultsOf = (change: Fields) => {
  const parsed = parse({ ...base, ...change })
  assert.ok(!parsed.ok)
  return parsed.error.map(({ path, says }) => `${path}: ${says}`)
}
const faultsOfBlock = (block: unknown) => faultsOf({ blocks: [block] })

test('content of every kind of block is read as it is', () => {
  assert.deepEqual(parse(everything), { ok: true, value: everything })
})

test('content that was read is always read again as the same', () => {
  fc.assert(fc.property(anyContent, content => assert.deepEqual(parse(content), { ok: true, value: content })))
})

test('whatever is given, the answer is content or faults, never a throw', () => {
  const shaped = fc.record({ subject: fc.jsonValue(), locale: fc.jsonValue(), blocks: fc.array(fc.jsonValue()) })
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), shaped), value => {
      const parsed = parse(value)
      assert.ok(parsed.ok || parsed.error.length > 0)
    }),
  )
})

const refused: readonly [string, Fields, RegExp][] = [
  ['an unknown field', { color: 'red' }, /^color: is not a known field; known are subject/],
  ['a missing subject', { subject: undefined }, /^subject: is required/],
  ['an empty subject', { subject: '  ' }, /^subject: must not be empty/],
  ['a subject that is no text', { subject: 7 }, /^subject: must be text/],
  ['a long subject', { subject: 'a'.repeat(251) }, /^subject: must be at most 250 characters, has 251/],
  ['CR and LF in the subject', { subject: 'a\r\nBcc: x@y.example' }, /^subject: has a line break or control/],
  ['NUL in the subject', { subject: 'a\0' }, /^subject: has a line break or control/],
  ['a line separator in the subject', { subject: 'a\u2028b' }, /^subject: has a line break or control/],
  ['a lone surrogate', { subject: 'a\ud800' }, /^subject: is not valid Unicode/],
  ['letters turned round', { subject: 'a\u202eb' }, /^subject: has a character that reverses/],
  ['a missing language', { locale: undefined }, /^locale: is required/],
  ['no language', { locale: 'und' }, /^locale: names no language/],
  ['a malformed language', { locale: 'en_US' }, /^locale: is not a language tag/],
  ['no blocks', { blocks: [] }, /^blocks: must hold 1 to 200 entries, has 0/],
  ['too many blocks', { blocks: Array(201).fill({ type: 'divider' }) }, /^blocks: must hold 1 to 200/],
  ['a line break in the preheader', { preheader: 'a\nb' }, /^preheader: has a line break/],
]
const refusedBlocks: readonly [string, unknown, RegExp][] = [
  ['an unknown type', { type: 'html' }, /^blocks\.0\.type: must be one of heading/],
  ['a type from the prototype', { type: 'constructor' }, /^blocks\.0\.type: must be one of/],
  ['a null block', null, /^blocks\.0\.type: must be one of/],
  ['an unknown field', { type: 'divider', style: 'x' }, /^blocks\.0\.style: is not a known field/],
  ['a control character', { type: 'paragraph', text: 'a\0' }, /^blocks\.0\.text: has a control character/],
  [
    'a script as target',
    { type: 'button', text: 'Go', href: 'javascript:alert(1)' },
    /^blocks\.0\.href: must be an http/,
  ],
  ['data as target', { type: 'button', text: 'Go', href: 'data:text/html,x' }, /^blocks\.0\.href: must be an http/],
  [
    'a template as host',
    { type: 'button', text: 'Go', href: 'https://{{ host }}/' },
    /^blocks\.0\.href: must be an http/,
  ],
  [
    'user and password as host',
    { type: 'button', text: 'Go', href: 'https://bank.example@evil.example/' },
    /^blocks\.0\.href: must be/,
  ],
  [
    'a template of another name',
    { type: 'button', text: 'Go', href: '{{ link }}' },
    /^blocks\.0\.href: must be an http/,
  ],
  ['a link as image', { type: 'image', src: '{{ links.why }}', alt: 'x' }, /^blocks\.0\.src: must be an http/],
  ['an image without words', { type: 'image', src: 'https://a.example/b.png' }, /^blocks\.0\.alt: is required/],
  ['a fourth level', { type: 'heading', level: 4, text: 'x' }, /^blocks\.0\.level: must be 1, 2 or 3/],
  [
    'a row too short',
    { type: 'table', caption: 'x', head: ['a', 'b'], rows: [['1']] },
    /^blocks\.0\.rows\.0: must have 2 cells/,
  ],
  ['a table without caption', { type: 'table', head: ['a'], rows: [['1']] }, /^blocks\.0\.caption: is required/],
]

describe('refused, with field and reason', () => {
  for (const [name, change, says] of refused) test(name, () => assert.match(faultsOf(change).join('\n'), says))
  for (const [name, block, says] of refusedBlocks)
    test(`block: ${name}`, () => assert.match(faultsOfBlock(block).join('\n'), says))

  test('a key that would reach a prototype', () => {
    const value = JSON.parse('{"__proto__": {"subject": "x"}, "locale": "en", "blocks": [{"type": "divider"}]}')
    const parsed = parse(value)
    assert.ok(!parsed.ok)
    assert.deepEqual(
      parsed.error.map(fault => fault.path),
      ['__proto__', 'subject'],
    )
  })

  test('all faults at once, but no more than a person can use', () => {
    assert.equal(faultsOf({ subject: '', locale: 'x', blocks: [{ type: 'image' }] }).length, 4)
    assert.equal(faultsOf({ blocks: Array(200).fill({ type: 'table' }) }).length, 100)
  })
})
