import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json } from '@candor/terms'
import fc from 'fast-check'
import { canonical, canonicalOf, readCanonical } from './canonical.ts'
import { utf8 } from './text.ts'

const text = (value: Json): string => new TextDecoder().decode(canonical(value))
const double = (hex: string): number => Buffer.from(hex, 'hex').readDoubleBE()

// RFC 8785, Appendix B.
const numbers: [string, string][] = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
]

test('numbers are spelled as RFC 8785 lists them', () => {
  for (const [bits, spelling] of numbers) assert.equal(text(double(bits)), spelling)
})

test('keys are ordered by UTF-16 code units, as in the example of RFC 8785 section 3.2.3', () => {
  const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 }
  assert.equal(text(value), '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}')
})

test('strings are escaped only where they must be, in lower case', () => {
  assert.equal(text('\u20ac$\u000F\nA\'B"\\\\"/\u007f\u2028'), '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u007f\u2028"')
})

test('an own key named __proto__ is a key like any other', () => {
  assert.equal(text(JSON.parse('{"b":1,"__proto__":{"a":2}}')), '{"__proto__":{"a":2},"b":1}')
})

test('what has no canonical form is refused at its path', () => {
  const cyclic: Json[] = []
  cyclic.push(cyclic)
  const cases: [unknown, string, RegExp][] = [
    [{ a: [1, Number.NaN] }, 'value.a.1', /finite/],
    [{ a: Number.NEGATIVE_INFINITY }, 'value.a', /finite/],
    [['\ud800'], 'value.0', /surrogate/],
    [{ x: { 'a\udc00': 1 } }, 'value.x', /surrogate/],
    [{ a: undefined }, 'value.a', /not a JSON value/],
    [{ a: 1n }, 'value.a', /not a JSON value/],
    [[new Date(0)], 'value.0', /not a JSON value/],
    [cyclic, `value${'.0'.repeat(65)}`, /deeper than 64/],
  ]
  for (const [value, path, says] of cases) {
    const refused = canonicalOf(value as Json)
    assert.ok(!refused.ok)
    assert.equal(refused.error.path, path)
    assert.match(refused.error.says, says)
    assert.throws(() => canonical(value as Json), TypeError)
  }
})

test('canonical bytes read back to their value, and key order never matters', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4, noUnicodeString: false }), drawn => {
      const value = JSON.parse(JSON.stringify(drawn)) as Json
      const bytes = canonical(value)
      assert.deepEqual(readCanonical(bytes, 'value'), { ok: true, value })
      assert.deepEqual(canonical(reversed(value)), bytes)
    }),
  )
})

test('any other spelling is refused', () => {
  for (const spelling of [
    '{"a":1, "b":2}',
    '{"b":1,"a":2}',
    '{"a":1,"a":1}',
    '1.0',
    '1e2',
    '"\\u0041"',
    '-0',
    ' 1',
    '',
    '[',
    '\ufeff1',
  ]) {
    assert.ok(!readCanonical(utf8(spelling), 'value').ok, spelling)
  }
  assert.ok(!readCanonical(Uint8Array.of(0x22, 0xff, 0x22), 'value').ok)
  assert.ok(!readCanonical(utf8('['.repeat(100_000) + ']'.repeat(100_000)), 'value').ok)
})

function reversed(value: Json): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(reversed)
  const members = Object.entries(value).map(([key, member]): [string, Json] => [key, reversed(member)])
  return Object.fromEntries(members.reverse())
}

test('keys that look like array indices are in the order of their letters too, and __proto__ is a key like any other', () => {
  assert.equal(text({ 9: 1, 10: 2, 1: 3 }), '{"1":3,"10":2,"9":1}')
  assert.equal(text([{ b: { 9: 1, 10: [] }, a: 0 }]), '[{"a":0,"b":{"10":[],"9":1}}]')
  assert.equal(
    text(JSON.parse('{"b":1,"__proto__":{"d":1,"c":2},"a":2}') as Json),
    '{"__proto__":{"c":2,"d":1},"a":2,"b":1}',
  )
})
