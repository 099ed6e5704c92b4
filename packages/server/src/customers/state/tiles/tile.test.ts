import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seatsInTile } from '../../../adapters/store/index.ts'
import { countryCode } from '../country.ts'
import { anyLife, type Life, layout, stateOf } from '../testing/arbitraries.ts'
import { encodeTile, namesOf, said, Tile } from './index.ts'

const rowOf = (life: Life): Uint8Array => stateOf(life, countryCode).copy()
const emptyRow = new Tile(layout, encodeTile(layout, [undefined])).row(0)

test('what is packed into a tile comes out of it, byte for byte, whatever seats are empty', () => {
  const anyRows = fc.array(fc.option(anyLife.map(rowOf), { nil: undefined }), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(anyRows, fc.nat({ max: 30 }), (rows, more) => {
      const seated = [...rows, ...Array.from({ length: more }, () => undefined), ...rows]
      const columns = encodeTile(layout, seated)
      const tile = new Tile(layout).load(new Map([...columns].map(([name, bytes]) => [name, shifted(bytes)])))
      assert.equal(tile.seats, seated.length)
      for (const [seat, row] of seated.entries()) {
        assert.equal(tile.taken(seat), row !== undefined)
        assert.deepEqual(tile.row(seat), row === undefined ? emptyRow : new Uint8Array(row))
      }
      assert.deepEqual(encodeTile(layout, seated), columns)
    }),
    { numRuns: 200 },
  )
})

/** The same bytes at an odd address, as a driver may hand them over. */
function shifted(bytes: Uint8Array): Uint8Array {
  const more = new Uint8Array(bytes.length + 1)
  more.set(bytes, 1)
  return more.subarray(1)
}

test('a full tile, and a reader that is loaded again and again', () => {
  const lives = fc.sample(anyLife, { seed: 7, numRuns: 64 })
  const rows = Array.from({ length: seatsInTile }, (_, i) => rowOf(lives[(i * i) % 64]!))
  const tile = new Tile(layout)
  for (const some of [rows, rows.slice(0, 3), [undefined, ...rows.slice(5, 9)], rows.toReversed()]) {
    tile.load(encodeTile(layout, some))
    for (const [seat, row] of some.entries())
      assert.deepEqual(tile.row(seat), row === undefined ? emptyRow : new Uint8Array(row))
  }
})

test('a column that all share is told as one number; what somebody said about anything is told of everyone', () => {
  const quiet: Life = { ...fc.sample(anyLife, { seed: 1, numRuns: 1 })[0]!, answers: [], country: 'DE' }
  const yes = { kind: 'consent', purpose: 'news', channel: 'any', type: 'express', at: 3 } as const
  const no = { kind: 'refusal', purpose: 'any', channel: 'any', at: 3 } as const
  const lives: Life[] = [
    quiet,
    { ...quiet, answers: [yes] },
    { ...quiet, answers: [no] },
    { ...quiet, answers: [no, yes] },
  ]
  const tile = new Tile(layout, encodeTile(layout, lives.map(rowOf)))
  assert.equal(tile.constant('country'), countryCode('DE'))
  assert.equal(tile.constant('taken'), 1)
  assert.deepEqual([...tile.numbers(said)], [0, 1, 2, 3])
})

test('what is no tile is refused: other layouts, too many rows, mixed columns, broken bytes, columns that were not asked for', () => {
  const row = rowOf(fc.sample(anyLife, { seed: 3, numRuns: 1 })[0]!)
  assert.throws(() => encodeTile(layout, [row.slice(1)]), /a row of \d+ bytes under a layout of \d+/)
  assert.throws(
    () =>
      encodeTile(
        layout,
        Array.from({ length: seatsInTile + 1 }, () => undefined),
      ),
    /4097 rows/,
  )
  const one = encodeTile(layout, [row])
  const two = encodeTile(layout, [row, row])
  assert.throws(() => new Tile(layout, new Map([...one, ['zone', two.get('zone')!]])), /different tiles/)
  assert.throws(() => new Tile(layout, new Map([['zone', new Uint8Array(3)]])), /no column/)
  assert.throws(() => new Tile(layout, new Map([['zone', one.get('topics')!]])).numbers('zone'), /holds u32/)
  assert.throws(() => new Tile(layout, new Map([['zone', one.get('zone')!]])).numbers('region'), /not loaded/)
  assert.equal(new Set(namesOf(layout)).size, one.size)
})
