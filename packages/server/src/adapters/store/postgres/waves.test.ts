import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Move, Shape, Step } from '../shape.ts'
import { wavesOf } from './waves.ts'

const shape = (step: Step, whole = true): Shape =>
  ({ step, table: 't', primary: ['a', 'b'], keyAt: whole ? [0, 1] : [0] }) as Partial<Shape> as Shape
const step = fc.constantFrom<Step>('expect', 'insert', 'put', 'patch', 'remove')
const move: fc.Arbitrary<Move> = fc.record({
  shape: fc.tuple(step, fc.boolean()).map(([name, whole]) => shape(name, whole || name !== 'remove')),
  values: fc.tuple(fc.constantFrom('x', 'y'), fc.nat(3)),
})
const batches = fc.array(fc.array(move, { maxLength: 3 }), { maxLength: 12 })

const touch = (a: readonly Move[], b: readonly Move[]): boolean =>
  a.some(one =>
    b.some(
      two =>
        one.values[0] === two.values[0] &&
        (one.shape.keyAt.length < 2 || two.shape.keyAt.length < 2 || one.values[1] === two.values[1]),
    ),
  )

test('every change runs once, no wave touches a row twice, and changes of one row keep their order', () => {
  fc.assert(
    fc.property(batches, batch => {
      const waves = wavesOf(batch)
      assert.deepEqual(
        waves.flatMap(wave => wave.map(({ at }) => at)).sort((a, b) => a - b),
        [...batch.keys()],
      )
      const place = new Map(waves.flatMap((wave, number) => wave.map(({ at }) => [at, number] as const)))
      for (const [later, moves] of batch.entries())
        for (let earlier = 0; earlier < later; earlier++)
          if (touch(batch[earlier]!, moves)) assert.ok(place.get(earlier)! < place.get(later)!)
      for (const wave of waves) assert.ok(wave.length === 1 || wave.every(({ rows }) => rows !== undefined))
    }),
  )
})

test('changes that touch different rows share one wave', () => {
  const batch = Array.from({ length: 64 }, (_, at) => [{ shape: shape('insert'), values: ['x', at] }])
  assert.equal(wavesOf(batch).length, 1)
})
