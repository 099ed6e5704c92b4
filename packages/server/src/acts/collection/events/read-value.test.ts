import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cleanJson, isPlain, isSound } from './read-value.ts'

test('Half characters, NUL, names that reach into objects and numbers without end do not come through', () => {
  const text = String.raw`{"a\ud800":"x\udc00y\u0000","__proto__":{"admin":true},"constructor":1,"big":1e400,"list":[1e999,-0],"ok":null}`
  const cleaned = cleanJson(JSON.parse(text), 64)
  assert.deepEqual(cleaned, { 'a\uFFFD': 'x\uFFFDy\uFFFD', list: [null, 0], ok: null })
  assert.equal(Object.getPrototypeOf(cleaned), Object.prototype)
  assert.equal(({} as { admin?: boolean }).admin, undefined)
})

test('The deepest level allowed passes, one more does not, and ten thousand cost nothing', () => {
  const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}1${']'.repeat(levels)}`)
  assert.deepEqual(cleanJson(nested(64), 64), nested(64))
  for (const levels of [65, 10_000, 100_000]) assert.equal(cleanJson(nested(levels), 64), undefined)
  assert.equal(cleanJson(JSON.parse(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`), 64), undefined)
})

test('JSON that is sound already comes through as it is, whatever it is', () => {
  const sound = fc
    .jsonValue({ maxDepth: 5 })
    .filter(value => !/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value)))
  fc.assert(
    fc.property(sound, value => {
      const parsed = JSON.parse(JSON.stringify(value)) as unknown
      const text = JSON.stringify(parsed)
      fc.pre(text.isWellFormed() && !text.includes('\\u0000') && !/\\ud[89a-f]/i.test(text))
      assert.deepEqual(cleanJson(parsed, 64), parsed)
    }),
  )
})

test('A hundred thousand names are one copy', () => {
  const wide = JSON.parse(`{${Array.from({ length: 100_000 }, (_, i) => `"k${i}":${i}`).join()}}`) as object
  assert.deepEqual(cleanJson(wide, 64), wide)
})

test('What is plain and sound is what cleaning would give, and nothing that needs cleaning is called so', () => {
  const piece = fc.constantFrom(
    ...['1', '-0', '1e999', '"a"', '"\\ud800"', '"\\u0000"', '"\\n"', '"é"', 'null', 'true', '[1]', '[-0]', '{"a":2}'],
  )
  const name = fc.constantFrom('a', 'b', '__proto__', 'constructor', '\\u0063onstructor', 'x\\ud800', 'prototype')
  const object = fc.array(fc.tuple(name, piece), { maxLength: 4 })
  let plain = 0
  fc.assert(
    fc.property(object, members => {
      const text = `{${members.map(([key, value]) => `"${key}":${value}`).join()}}`
      const value = JSON.parse(text) as unknown
      if (!isPlain(text) || !isSound(value, 64)) return
      plain++
      assert.equal(cleanJson(value, 64), value)
    }),
    { numRuns: 2_000 },
  )
  assert.ok(plain > 20, `${plain} were plain`)
  const nested = (levels: number): unknown => JSON.parse(`${'['.repeat(levels)}1${']'.repeat(levels)}`)
  assert.deepEqual(
    [isSound(nested(64), 64), isSound(nested(65), 64), isSound(nested(10_000), 64)],
    [true, false, false],
  )
})
