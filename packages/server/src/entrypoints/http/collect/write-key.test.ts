import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeKeyOf } from './write-key.ts'

const from = (headers: Record<string, string>, body?: unknown) => writeKeyOf(name => headers[name], body)
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` })

test('The key is found in every form that clients use', () => {
  assert.equal(from(basic('key:')), 'key')
  assert.equal(from(basic('key')), 'key')
  assert.equal(from(basic('key:secret')), 'key')
  assert.equal(from({ authorization: `basic  ${btoa('key:')}` }), 'key')
  assert.equal(from({ 'x-write-key': 'key' }), 'key')
  assert.equal(from({ 'x-write-key': 'key:secret' }), 'key')
  assert.equal(from({}, { writeKey: 'key' }), 'key')
  assert.equal(from({ authorization: 'Bearer token' }, { writeKey: 'key' }), 'key')
  assert.equal(from({ ...basic('key:') }, { writeKey: 'other' }), 'key')
})

test('What is no key is none', () => {
  assert.equal(from({}), undefined)
  assert.equal(from({ authorization: 'Bearer token' }), undefined)
  assert.equal(from(basic(':')), undefined)
  assert.equal(from({ authorization: 'Basic' }), undefined)
  assert.equal(from({ authorization: 'Basic ???' }), undefined)
  assert.equal(from({ 'x-write-key': ':secret' }), undefined)
  for (const body of [null, [], 'key', { writeKey: 7 }, { writeKey: '' }, { writeKey: { a: 1 } }])
    assert.equal(from({}, body), undefined)
})
