import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readHeader } from './header.ts'
import { Records } from './records.ts'
import { nearestNames, unknownColumn } from './unknown-column.ts'

/** All records of a text that comes in these pieces. */
const recordsOf = (pieces: readonly string[], separator = ',') => {
  const records = new Records(separator)
  return pieces.flatMap((piece, at) => [...records.push(piece, at === pieces.length - 1)])
}
const fieldsOf = (...pieces: readonly string[]) => recordsOf(pieces).map(({ fields }) => fields)

const field = fc.oneof(
  fc.stringMatching(/^[a-z ]{0,6}$/),
  fc.array(fc.constantFrom('"', ',', '\n', '\r\n', 'a', 'é', '\r'), { maxLength: 6 }).map(parts => parts.join('')),
)
const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 12 })

const written = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

test('whatever is written is read, with any line end, however the text arrives', () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.array(fc.nat(300), { maxLength: 8 }),
      (rows, end, ended, cuts) => {
        const text = rows.map(row => row.map(written).join(',')).join(end) + (ended && rows.length > 0 ? end : '')
        const places = [0, ...cuts.map(cut => Math.min(cut, text.length)).toSorted((a, b) => a - b), text.length]
        const pieces = places.slice(1).map((to, at) => text.slice(places[at], to))
        assert.deepEqual(fieldsOf(...pieces), rows)
      },
    ),
    { numRuns: 1_000 },
  )
})

test('a broken quotation mark costs one line, and lines keep their numbers', () => {
  const found = recordsOf(['a,b\n"x,1\n"y"z,2\nc,"d\ne"\n\nf,g"h"\n"never'])
  assert.deepEqual(
    found.map(({ line, fields }) => [line, fields]),
    [
      [1, ['a', 'b']],
      [2, undefined],
      [3, undefined],
      [4, ['c', 'd\ne']],
      [7, ['f', 'g"h"']],
      [8, undefined],
    ],
  )
})

test('any text ends, and never throws', () => {
  const messy = fc.array(fc.constantFrom('"', ',', '\n', '\r', 'x', '""', '\r\n'), { maxLength: 60 })
  fc.assert(
    fc.property(messy, messy, (first, second) => {
      for (const { line } of recordsOf([first.join(''), second.join('')])) assert.ok(line >= 1)
    }),
    { numRuns: 2_000 },
  )
})

test('the separator is the one under which the wanted columns are found', () => {
  assert.equal(readHeader('a;b,c;d', ['a', 'd']).separator, ';')
  assert.equal(readHeader('a;b,c;d', ['c;d']).separator, ',')
  assert.equal(readHeader('"a;b"\tc', []).separator, '\t')
  assert.deepEqual(readHeader('"a ""q""",b', ['b']).columns, ['a "q"', 'b'])
  assert.deepEqual(readHeader('a|b', ['b'], ',').columns, ['a|b'])
})

test('an unknown column names those that were perhaps meant', () => {
  assert.deepEqual(nearestNames('marial', ['age', 'marital', 'job']), ['marital'])
  assert.deepEqual(nearestNames('zzzzzz', ['age', 'job']), [])
  assert.match(
    unknownColumn(
      'x\n',
      Array.from({ length: 90 }, (_, at) => `column ${at}`),
    ).why,
    /and 50 more$/,
  )
})
