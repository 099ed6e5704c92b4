import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encode } from './encode.ts'
import type { Inputs, OfferField } from './inputs.ts'
import { learnEncoding } from './learn-encoding.ts'

const today = 20_000
const learnt = (field: OfferField, values: readonly Inputs[string][], persons = values.map((_, row) => row)) =>
  learnEncoding(field, {
    inputs: values.map(value => ({ [field.name]: value })),
    today: new Float64Array(values.length).fill(today),
    counts: new Float64Array(values.length).fill(1),
    persons: Int32Array.from(persons),
  })
const standing = (field: ReturnType<typeof learnt>, value: Inputs[string], on = today) => {
  const found: [number, number][] = []
  encode(field, { [field.name]: value }, on, (column, amount) => found.push([column, amount]))
  return found
}
const times = <T>(n: number, value: T): T[] => new Array<T>(n).fill(value)

test('numbers stand in deviations from their mean, never beyond what was seen; what is no number is missing', () => {
  const field = learnt({ name: 'age', type: 'number' }, [
    ...times(10, 20),
    ...times(10, 40),
    ...times(5, null),
    ...times(5, Number.NaN),
  ])
  assert.deepEqual(field.scale, { mean: 30, deviation: 10, low: 20, high: 40 })
  assert.deepEqual(field.means, [0, 1 / 3])
  assert.deepEqual(
    [35, 900, -4].map(value => standing(field, value)[0]),
    [
      [0, 0.5],
      [0, 1],
      [0, -1],
    ],
  )
  for (const value of [undefined, null, Number.POSITIVE_INFINITY, '30', true, 1e200])
    assert.deepEqual(standing(field, value), [[1, 1]])
})

test('a number that is always the same says nothing', () => {
  const field = learnt({ name: 'age', type: 'number' }, times(12, 0.1))
  assert.equal(field.scale!.deviation, 0)
  assert.deepEqual(standing(field, 7), [[0, 0]])
  assert.deepEqual(standing(field, null), [[0, 0]])
})

test('texts have a column each where ten people have them, at most fifty, the commonest first; the others one together', () => {
  const many = Array.from({ length: 60 }, (_, at) => times(at < 3 ? 12 : 10, `t${String(at).padStart(2, '0')}`)).flat()
  const field = learnt({ name: 'city', type: 'text' }, [...many, ...times(9, 'rare'), ...times(10, '')])
  assert.deepEqual([field.texts.length, field.texts[0], field.texts[49]], [50, 't00', 't49'])
  assert.deepEqual([field.other, field.missing], [true, true])
  assert.equal(field.means.length, 52)
  assert.ok(Math.abs(field.means.reduce((a, b) => a + b, 0) - 1) < 1e-12)
  assert.deepEqual(standing(field, 't49'), [[49, 1]])
  for (const other of ['t50', 'rare', 'never seen', 'toString']) assert.deepEqual(standing(field, other), [[50, 1]])
  for (const none of ['', null, 3]) assert.deepEqual(standing(field, none), [[51, 1]])
})

test('of fewer than ten people nothing is learned: they stand at the mean, and one person is one however often', () => {
  const values = [...times(30, 'a'), ...times(10, 'b'), ...times(9, 'c'), ...times(9, null)]
  const field = learnt({ name: 'city', type: 'text' }, values)
  assert.deepEqual([field.texts, field.other, field.missing], [['a', 'b'], false, false])
  for (const value of ['c', null, 'new'])
    assert.deepEqual(standing(field, value), [
      [0, 0.75],
      [1, 0.25],
    ])
  const once = learnt(
    { name: 'city', type: 'text' },
    values,
    values.map(value => (value === 'b' ? 30 : 0)),
  )
  assert.deepEqual(once.texts, [])
})

test('a date is the days since, and a yes is a one', () => {
  const dates = [...times(10, '2024-10-04'), ...times(10, '2024-09-14')]
  const field = learnt({ name: 'last', type: 'date' }, dates)
  assert.deepEqual(field.scale, { mean: 10, deviation: 10, low: 0, high: 20 })
  assert.deepEqual(standing(field, '2025-10-04', today + 365), [[0, -1]])
  assert.deepEqual(standing(field, '2024-02-31'), [[0, 0]])
  const yes = learnt({ name: 'member', type: 'boolean' }, [...times(10, true), ...times(30, false)])
  assert.ok(Math.abs(standing(yes, true)[0]![1] - 0.75 / Math.sqrt(0.1875)) < 1e-12)
})

test('what every object inherits is nobody’s input', () => {
  const field = learnt({ name: 'constructor', type: 'text' }, [...times(10, 'x'), ...times(10, null)])
  const found: number[] = []
  encode(field, {}, today, column => found.push(column))
  assert.deepEqual(found, [1])
})
