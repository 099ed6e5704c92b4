import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keptFor, Secrets } from './secrets.ts'

test('a secret is let go after its time', () => {
  let now = 0
  const secrets = new Secrets(() => now)
  const sealing = secrets.keep('a', new Uint8Array(32).fill(7))
  now = keptFor - 1
  assert.equal(secrets.get('a'), sealing)
  now = keptFor
  assert.equal(secrets.get('a'), undefined)
  assert.equal(secrets.size, 0)
  secrets.close()
})

test('memory is bounded: the oldest leave first', () => {
  const secrets = new Secrets(() => 0)
  for (let at = 0; at < 10_001; at++) secrets.keep(String(at), new Uint8Array(32).fill(at))
  assert.equal(secrets.size, 9_000)
  assert.equal(secrets.get('1000'), undefined)
  assert.ok(secrets.get('1001'))
  secrets.close()
  assert.equal(secrets.size, 0)
})

test('the key a secret came from is overwritten at once', () => {
  const secret = new Uint8Array(32).fill(9)
  const secrets = new Secrets(() => 0)
  secrets.keep('a', secret)
  assert.deepEqual(secret, new Uint8Array(32))
  secrets.close()
})
