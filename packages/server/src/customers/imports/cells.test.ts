import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { cellsOf, csvField, stripGuard } from './cells.ts'
import { Framer } from './frame.ts'

const read = (text: string, delimiter: string) =>
  cellsOf(new Framer(delimiter).push(Buffer.from(text), true), delimiter)
/** A line of nothing is no row, and neither is a row of one empty field. */
const table = fc.array(
  fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r', ' ', '=', "'", '漢') }), {
    minLength: 2,
    maxLength: 5,
  }),
)

test('what is written as RFC 4180 is read as it was', () => {
  fc.assert(
    fc.property(table, fc.constantFrom(',', ';'), (rows, delimiter) => {
      const written = rows.map(row => row.map(csvField).join(delimiter)).join('\n')
      assert.deepEqual(
        read(written, delimiter).map(row => row?.map(stripGuard)),
        rows,
      )
    }),
    { numRuns: 1_000 },
  )
})

test('splitting lines without quotation marks agrees with the library', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', "'", '漢', '\t') })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1 }), rows => {
      const text = rows.map(row => row.join(',')).join('\n')
      assert.deepEqual(read(text, ','), parse(text, { relax_column_count: true, record_delimiter: '\n' }))
    }),
  )
})

test('no field of ours begins a formula, and the guard comes off again', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\0', '＝', '＠', "'", 'a') }),
      text => {
        const field = csvField(text)
        assert.doesNotMatch(field.replace(/^"/, ''), /^[=+\-@\t\r\0＝＋－＠]/)
        assert.deepEqual(
          read(`${field},x`, ',').map(row => row?.map(stripGuard)),
          [[text, 'x']],
        )
      },
    ),
  )
})

test("an apostrophe that guards nothing stays: 't Hooft is a name", () => {
  assert.equal(stripGuard("'t Hooft"), "'t Hooft")
  assert.equal(stripGuard("'+351210000000"), '+351210000000')
})
