import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromBase64, toBase64 } from './base64.ts'
import { fromHex, toHex } from './hex.ts'
import { readUint64, uint64 } from './octets.ts'
import { readDecimal, readText, utf8 } from './text.ts'

const bytesOf = fc.uint8Array({ maxLength: 200 })

test('base64 and hex agree with the platform in both directions', () => {
  fc.assert(
    fc.property(bytesOf, bytes => {
      assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'))
      assert.equal(toHex(bytes), Buffer.from(bytes).toString('hex'))
      assert.deepEqual(fromBase64(toBase64(bytes)), { ok: true, value: bytes })
      assert.deepEqual(fromHex(toHex(bytes)), { ok: true, value: bytes })
    }),
  )
})

test('base64 is read only in its one spelling', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'AQgw+/=Z9 -_\n'), maxLength: 9 }), text => {
      const read = fromBase64(text)
      assert.ok(!read.ok || toBase64(read.value) === text)
    }),
  )
  for (const text of [
    'QQ',
    'QQ=',
    'QR==',
    'QUJ=',
    'QQ==\n',
    'Q===',
    '====',
    '=QQQ',
    'Q=Q=',
    'QQ==QQ==',
    '-_-_',
    '\u0100AAA',
  ]) {
    assert.ok(!fromBase64(text).ok, text)
  }
})

test('hex is read only in lower case and whole bytes', () => {
  for (const text of ['a', 'AA', '0x', 'zz', ' 00', '00\n']) assert.ok(!fromHex(text).ok, text)
  assert.deepEqual(fromHex('g0', 'key'), {
    ok: false,
    error: { path: 'key', says: 'must be lower-case hexadecimal, two digits a byte' },
  })
})

test('64-bit integers keep every whole number up to 2^53-1, and say so above', () => {
  fc.assert(fc.property(fc.maxSafeNat(), value => assert.equal(readUint64(uint64(value)), value)))
  assert.equal(readUint64(Uint8Array.of(0, 32, 0, 0, 0, 0, 0, 0)), undefined)
  assert.equal(toHex(uint64(Number.MAX_SAFE_INTEGER)), '001fffffffffffff')
})

test('decimals have no sign, no leading zeros, no other digits, and fit', () => {
  assert.deepEqual(readDecimal('9007199254740991', 'size'), { ok: true, value: Number.MAX_SAFE_INTEGER })
  for (const text of ['', '-1', '+1', '01', '1.0', '1e3', '\u0661', '9007199254740992', '0x1', '1 '])
    assert.ok(!readDecimal(text, 'size').ok, text)
})

test('text keeps a byte order mark, and is valid or refused', () => {
  assert.deepEqual(readText(utf8('\ufeffa'), 'note'), { ok: true, value: '\ufeffa' })
  for (const bad of ['\ud800', Uint8Array.of(0xc0, 0x80), Uint8Array.of(0xed, 0xa0, 0x80)])
    assert.ok(!readText(bad, 'note').ok)
})
