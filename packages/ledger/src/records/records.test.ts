import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import type { Json } from '@candor/terms'
import fc from 'fast-check'
import { utf8 } from '../encoding/text.ts'
import { nodeCrypto } from '../testing/node-crypto.ts'
import { commitment } from './commitment.ts'
import { leafBytes, parseLeaf } from './leaf.ts'
import { formatOpening, leafOf, parseOpening } from './opening.ts'

const key = new Uint8Array(32).fill(5)
const payload: Json = { outcome: 'deny', act: { kind: 'contact', purpose: 'offers' } }
const c = commitment(key, payload, nodeCrypto)

test('a commitment is HMAC-SHA-256 over the domain and the canonical payload', () => {
  const message = 'candor/rec/v1\0{"act":{"kind":"contact","purpose":"offers"},"outcome":"deny"}'
  assert.deepEqual(c, new Uint8Array(createHmac('sha256', key).update(message).digest()))
})

test('another key, payload or key length never gives the same commitment', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.uint8Array({ minLength: 32, maxLength: 32 }), (drawn, otherKey) => {
      const other = JSON.parse(JSON.stringify(drawn)) as Json
      fc.pre(JSON.stringify(other).isWellFormed())
      assert.notDeepEqual(commitment(key, { other }, nodeCrypto), c)
      fc.pre(otherKey.some(byte => byte !== 5))
      assert.notDeepEqual(commitment(otherKey, payload, nodeCrypto), c)
    }),
  )
  for (const length of [0, 31, 33, 64]) {
    assert.throws(() => commitment(new Uint8Array(length), payload, nodeCrypto), RangeError)
  }
})

test('a leaf is three members, written and read in one spelling', () => {
  const bytes = leafBytes({ v: 1, t: 1_780_000_000, c: new Uint8Array(32) })
  assert.equal(
    new TextDecoder().decode(bytes),
    '{"c":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","t":1780000000,"v":1}',
  )
  assert.deepEqual(parseLeaf(bytes), { ok: true, value: { v: 1, t: 1_780_000_000, c: new Uint8Array(32) } })
})

test('bytes that are no leaf of ours are refused with the member at fault', () => {
  const good = new TextDecoder().decode(leafBytes({ v: 1, t: 7, c }))
  const cases: [string, string][] = [
    [good.replace('"v":1', '"v":2'), 'leaf.v'],
    [good.replace('"t":7', '"t":-7'), 'leaf.t'],
    [good.replace('"t":7', '"t":7.5'), 'leaf.t'],
    [good.replace('"t":7', '"t":"7"'), 'leaf.t'],
    [good.replace('"t":7,', ''), 'leaf.t'],
    [good.replace('"v":1', '"v":1,"w":0'), 'leaf.w'],
    [good.replace(/"c":"..../, '"c":"'), 'leaf.c'],
    [good.replace(/"c":"[^"]*"/, '"c":null'), 'leaf.c'],
    [good.replace('{"c"', '{"__proto__":1,"c"'), 'leaf.__proto__'],
    [` ${good}`, 'leaf'],
    ['[]', 'leaf'],
    ['null', 'leaf'],
    ['one', 'leaf'],
  ]
  for (const [text, path] of cases) {
    const refused = parseLeaf(utf8(text))
    assert.ok(!refused.ok, text)
    assert.equal(refused.error.path, path, text)
  }
  assert.throws(() => leafBytes({ v: 1, t: 1.5, c }), RangeError)
  assert.throws(() => leafBytes({ v: 1, t: 1, c: c.slice(1) }), RangeError)
})

test('an opening travels as canonical JSON and opens its one leaf', () => {
  const opening = { key, payload, time: 1_780_000_000 }
  const bytes = formatOpening(opening)
  assert.match(new TextDecoder().decode(bytes), /^\{"k":"[^"]{44}","p":\{.*\},"t":1780000000\}$/)
  const read = parseOpening(bytes)
  assert.deepEqual(read, { ok: true, value: opening })
  assert.deepEqual(leafOf(opening, nodeCrypto), { v: 1, t: 1_780_000_000, c })
})

test('an opening that is not one is refused with the member at fault', () => {
  const good = new TextDecoder().decode(formatOpening({ key, payload, time: 7 }))
  const cases: [string, string][] = [
    [good.replace(/"k":"..../, '"k":"'), 'opening.k'],
    [good.replace(/"k":"[^"]*"/, '"k":[]'), 'opening.k'],
    [good.replace('"t":7', '"t":true'), 'opening.t'],
    [good.replace(',"t":7', ''), 'opening.t'],
    [good.replace('"kind":"contact"', '"__proto__":1,"kind":"contact"'), 'opening.p'],
    [good.replace('"kind":"contact"', '"constructor":[],"kind":"contact"'), 'opening.p'],
    [good.replace('"offers"', '"\\ud800"'), 'opening.p.act.purpose'],
    [good.replace('"t":7', '"t":7,"u":1'), 'opening.u'],
    ['"k"', 'opening'],
  ]
  for (const [text, path] of cases) {
    const refused = parseOpening(utf8(text))
    assert.ok(!refused.ok, text)
    assert.equal(refused.error.path, path, text)
  }
})
