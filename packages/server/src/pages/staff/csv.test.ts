import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { csvLine } from './csv.ts'

test('a cell that a spreadsheet would calculate stays text', () => {
  for (const cell of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1']) assert.match(csvLine([cell]), /^"?'/, cell)
  assert.equal(csvLine(['plain', 3, -3]), 'plain,3,-3\r\n')
})

test('what holds commas, quotes and line breaks is one cell still', () => {
  assert.equal(csvLine(['a,"b"\r\nc']), '"a,""b""\r\nc"\r\n')
})

test('no text begins a formula, whatever it is', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      const cell = csvLine([text]).replace(/^"/, '')
      assert.doesNotMatch(cell, /^[\s]*[=+\-@]/)
    }),
  )
})
