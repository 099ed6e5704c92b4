import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { unpack } from './unpack.ts'

const text = JSON.stringify({ userId: 'u1', event: 'Song Played' })
const opened = (bytes: Uint8Array, encoding?: string, limit = 1_000): string => {
  const done = unpack(bytes, encoding, limit)
  return done.ok ? Buffer.from(done.value).toString() : done.error
}

test('The bytes say how they are packed, whatever the label says', () => {
  for (const label of [undefined, 'gzip', 'x-gzip', 'identity', 'deflate', 'br', 'nonsense']) {
    assert.equal(opened(gzipSync(text), label), text)
    assert.equal(opened(deflateSync(text), label), text)
    assert.equal(opened(Buffer.from(text), label), text)
  }
  assert.equal(opened(brotliCompressSync(text), 'br'), text)
})

test('The limit is for what comes out, to the byte', () => {
  for (const [pack, label] of [
    [gzipSync, 'gzip'],
    [deflateSync, 'deflate'],
    [brotliCompressSync, 'br'],
    [Buffer.from, undefined],
  ] as const) {
    assert.equal(opened(pack('1'.repeat(1_000)), label).length, 1_000)
    assert.equal(opened(pack(`${'y'.repeat(1_000)}z`), label), 'too-large')
  }
})

test('A bomb is given up at the limit: a gigabyte in a megabyte never comes into being', () => {
  const member = gzipSync(Buffer.alloc(32 * 1_024 * 1_024))
  const bomb = Buffer.concat(Array.from({ length: 32 }, () => member))
  const before = process.memoryUsage().arrayBuffers
  assert.equal(opened(bomb, 'gzip', 512_000), 'too-large')
  assert.ok(process.memoryUsage().arrayBuffers - before < 4 * 1_024 * 1_024)
})

test('What breaks off or is damaged is malformed', () => {
  const packed = gzipSync(text.repeat(20))
  assert.equal(opened(packed.subarray(0, -12), 'gzip'), 'malformed')
  assert.equal(opened(Buffer.concat([packed.subarray(0, 12), Buffer.from('rubbish')]), 'gzip'), 'malformed')
  assert.equal(opened(Buffer.from('no brotli at all'), 'br'), 'malformed')
})
