import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { parseAddress } from './address.ts'

describe('read as they are', () => {
  for (const address of [
    'a@b.co',
    'Amina.Rahma+spring@EXAMPLE.org',
    "o'hara@example.org",
    '!#$%&*+/=?^_`{|}~-@example.org',
    'a@xn--bcher-kva.example',
    `${'a'.repeat(64)}@example.org`,
  ])
    test(address, () => assert.deepEqual(parseAddress(address), { ok: true, value: address }))
})

describe('refused', () => {
  const refused = [
    '',
    'a',
    '@b.co',
    'a@',
    'a@b',
    'a@b.1',
    'a@@b.co',
    'a@b..co',
    '.a@b.co',
    'a.@b.co',
    'a..b@c.co',
    'a b@c.co',
    ' a@b.co',
    'a@b.co ',
    'a@b.co\n',
    'a\r\n@b.co',
    'a\0@b.co',
    '"a"@b.co',
    'a(x)@b.co',
    'a@b.co(x)',
    'a@[127.0.0.1]',
    '<a@b.co>',
    'A <a@b.co>',
    'a@b.co,c@d.co',
    'a@b.co;',
    'ä@b.co',
    'a@bücher.example',
    'a@-b.co',
    'a@b-.co',
    'a@b_c.co',
    'a\\@b.co',
    `${'a'.repeat(65)}@b.co`,
    `a@${'b'.repeat(64)}.co`,
    `a@${'b.'.repeat(130)}co`,
  ]
  for (const address of refused)
    test(JSON.stringify(address.slice(0, 40)), () => {
      const parsed = parseAddress(address)
      assert.ok(!parsed.ok && parsed.error.length > 0)
    })
})

test('what is read is always what was given, and holds nothing that a mail server or header reads otherwise', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.emailAddress(),
        fc.string(),
        fc.string().map(text => `a${text}@b.co`),
      ),
      text => {
        const parsed = parseAddress(text)
        if (!parsed.ok) return
        assert.equal(parsed.value, text)
        assert.match(text, /^[^\s<>()[\],;:\\"\u0000-\u0020\u007f-\uffff]+$/)
        assert.equal(text.split('@').length, 2)
      },
    ),
  )
})
