import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fnv1a } from './fnv.ts'

test('FNV-1a gives the published values', () => {
  assert.equal(fnv1a(''), 0x811c9dc5)
  assert.equal(fnv1a('a'), 0xe40c292c)
  assert.equal(fnv1a('foobar'), 0xbf9cf968)
})

test('it goes on from the hash of a beginning, whatever letters come', () => {
  const text = fc.string({ unit: 'binary' })
  fc.assert(fc.property(text, text, (a, b) => assert.equal(fnv1a(`:${b}`, fnv1a(a)), fnv1a(`${a}:${b}`))))
})

test('letters beyond ASCII count as their bytes in UTF-8', () => {
  let hash = 0x811c9dc5n
  for (const byte of new TextEncoder().encode('né:7')) hash = ((hash ^ BigInt(byte)) * 0x01000193n) & 0xffffffffn
  assert.equal(BigInt(fnv1a('né:7')), hash)
})
