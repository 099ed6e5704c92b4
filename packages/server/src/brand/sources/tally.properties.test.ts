import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold } from './fold.ts'
import type { Tally } from './tally.ts'
import { mostNames, TallyBuilder } from './tally-builder.ts'

type Seen =
  | { readonly is: 'kept' }
  | { readonly is: 'duplicate' }
  | { readonly is: 'refused'; readonly reason: 'malformed' | 'too-fast' | 'not-permitted' }
  | { readonly is: 'event'; readonly event: string }
  | { readonly is: 'field'; readonly event: string; readonly path: string; readonly type: string }
  | { readonly is: 'withheld'; readonly field: string; readonly rule: string }

const name = fc.constantFrom('a', 'b.c', 'd[].e', '__proto__', 'jo@example.org', 'x'.repeat(60), 'toString')
const event = fc.constantFrom('page', 'track Order Completed', 'track 12345678', '__proto__', 'identify')
const seen: fc.Arbitrary<Seen> = fc.oneof(
  fc.constant({ is: 'kept' } as const),
  fc.constant({ is: 'duplicate' } as const),
  fc.record({ is: fc.constant('refused' as const), reason: fc.constantFrom('malformed', 'too-fast', 'not-permitted') }),
  fc.record({ is: fc.constant('event' as const), event }),
  fc.record({ is: fc.constant('field' as const), event, path: name, type: fc.constantFrom('text', 'number') }),
  fc.record({ is: fc.constant('withheld' as const), field: name, rule: fc.constantFrom('house-permission', 'gpc') }),
)

function count(builder: TallyBuilder, one: Seen): void {
  if (one.is === 'kept') builder.kept()
  else if (one.is === 'duplicate') builder.duplicate()
  else if (one.is === 'refused') builder.refused(one.reason)
  else if (one.is === 'event') builder.undeclaredEvent(one.event)
  else if (one.is === 'field') builder.undeclared(one.event, one.path, one.type)
  else builder.withheld(one.field, one.rule)
}

function tallyOf(all: readonly Seen[]): Tally {
  const builder = new TallyBuilder()
  for (const one of all) count(builder, one)
  return builder.total()
}

const stored = (tally: Tally): Tally => JSON.parse(JSON.stringify(tally)) as Tally

test('however counts are split over rows and in whatever order they are folded, the sum is the same', () => {
  const life = fc.array(fc.tuple(seen, fc.nat(5), fc.nat(1_000)), { maxLength: 60 })
  fc.assert(
    fc.property(life, life => {
      const whole = tallyOf(life.map(([one]) => one))
      const rows = [0, 1, 2, 3, 4, 5].map(at =>
        stored(tallyOf(life.filter(([, row]) => row === at).map(([one]) => one))),
      )
      const shuffled = rows.toSorted((a, b) => JSON.stringify(a).length - JSON.stringify(b).length)
      assert.deepEqual(fold(rows), whole)
      assert.deepEqual(fold(shuffled), whole)
      assert.deepEqual(fold([fold(rows.slice(0, 3)), stored(fold(rows.slice(3)))]), whole)
    }),
  )
})

/** How many fields, calls and withheld fields a tally counts in all, whatever their names. */
function sums({ undeclared, withheld }: Tally) {
  const fields = Object.values(undeclared).flatMap(({ fields }) => Object.values(fields))
  const sum = (counts: readonly { readonly [name: string]: number }[]) =>
    counts.flatMap(each => Object.values(each)).reduce((a, b) => a + b, 0)
  return {
    calls: Object.values(undeclared).reduce((all, { calls }) => all + calls, 0),
    fields: sum(fields),
    names: fields.length === 0 ? 0 : Object.values(undeclared).flatMap(({ fields }) => Object.keys(fields)).length,
    withheld: sum(Object.values(withheld)),
  }
}

test('a client that makes up thousands of names fills one small row, and every call is still counted', () => {
  const builder = new TallyBuilder()
  const letters = (n: number) => [...String(n)].map(digit => String.fromCharCode(97 + Number(digit))).join('')
  for (let made = 0; made < 3_000; made++) {
    builder.undeclaredEvent(`track ${letters(made % 700)}`)
    builder.undeclared(`track ${letters(made % 700)}`, `properties.${letters(made)}`, 'text')
    builder.withheld(letters(made), 'house-permission')
  }
  const tally = builder.total()
  const { calls, fields, names, withheld } = sums(tally)
  assert.deepEqual([calls, fields, withheld], [3_000, 3_000, 3_000])
  assert.ok(names + Object.keys(tally.undeclared).length <= 2 * mostNames, `${names} names`)
  assert.ok(Object.keys(tally.withheld).length <= mostNames + 1)
  assert.ok(JSON.stringify(tally).length < 40_000, `${JSON.stringify(tally).length} characters`)
  const twice = sums(fold([tally, stored(tally), tallyOf([{ is: 'event', event: 'page' }])]))
  assert.deepEqual([twice.calls, twice.fields, twice.withheld], [6_001, 6_000, 6_000])
})

test('a batch of which everything was kept needs no row', () => {
  const builder = new TallyBuilder()
  builder.kept(20)
  assert.equal(builder.done(), undefined)
  builder.duplicate()
  assert.deepEqual(builder.done(), { kept: 20, duplicates: 1, refused: {}, undeclared: {}, withheld: {} })
})

test('no name reaches a prototype', () => {
  const tally = tallyOf([
    { is: 'event', event: '__proto__' },
    { is: 'field', event: 'page', path: '__proto__', type: 'text' },
    { is: 'withheld', field: 'constructor', rule: 'house-permission' },
  ])
  assert.deepEqual(Object.keys(tally.undeclared).toSorted(), ['*', 'page'])
  assert.deepEqual(Object.keys(tally.withheld), ['*'])
})
