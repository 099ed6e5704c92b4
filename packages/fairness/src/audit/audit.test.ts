import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countInto } from '../cube/count.ts'
import { openCube } from '../cube/cube.ts'
import { near } from '../testing/near.ts'
import { randomOf, successes } from '../testing/random.ts'
import { usual, verdictOf } from '../verdict/verdict.ts'
import { audit } from './audit.ts'
import { judge } from './judge.ts'

const verdicts = ['disparity', 'watch', 'no disparity found', 'cannot tell']

test('each of the four verdicts has its place, and there is no fifth', () => {
  const of = (ratio: number, pAdjusted: number | undefined, power: number | undefined) =>
    verdictOf({ ratio, difference: 0, pAdjusted, power })
  assert.equal(of(0.7, 0.01, 0.9), 'disparity')
  assert.equal(of(0.7, 0.01, 0.1), 'disparity')
  assert.equal(of(1.4, 0.01, 0.9), 'disparity')
  assert.equal(of(0.9, 0.01, 0.9), 'watch')
  assert.equal(of(0.7, 0.2, 0.9), 'watch')
  assert.equal(of(0.7, 0.2, 0.49), 'cannot tell')
  assert.equal(of(0.9, 0.2, undefined), 'cannot tell')
  assert.equal(of(0.7, undefined, 0.9), 'cannot tell')
  assert.equal(of(0.9, 0.2, 0.9), 'no disparity found')
  const at = { ...usual, difference: 0.05 }
  assert.equal(verdictOf({ ratio: 0.9, difference: 0.06, pAdjusted: 0.01, power: 1 }, at), 'disparity')
})

test('where nobody is treated otherwise, a disparity is found in fewer than one of twenty audits, however many groups', () => {
  const random = randomOf(21)
  let alarms = 0
  const runs = 1_500
  for (let run = 0; run < runs; run++) {
    const contests = [12, 3].map(groups => ({
      rates: Array.from({ length: groups }, () => ({ n: 120, k: successes(120, 0.2, random) })),
    }))
    if (judge(contests, 'holm', usual).some(found => found?.verdict === 'disparity')) alarms++
  }
  assert.ok(alarms / runs < 0.06, `${alarms / runs}`)
})

test('p is paid for by the pairs it was picked from, and then for the other attributes', () => {
  const rates = [
    { n: 1000, k: 100 },
    { n: 1000, k: 120 },
    { n: 1000, k: 150 },
  ]
  const [first, second] = judge([{ rates }, { rates: rates.slice(0, 2) }], 'holm', usual)
  near(first!.extremes.pAdjusted, first!.extremes.comparison.p! * 3 * 2, 1e-12)
  near(second!.extremes.pAdjusted, second!.extremes.comparison.p!, 1e-12)
})

test('with a reference, groups far above it count as well', () => {
  const rates = [
    { n: 2000, k: 400 },
    { n: 2000, k: 390 },
    { n: 2000, k: 800 },
  ]
  const [found] = judge([{ rates, reference: 0 }], 'holm', usual)
  assert.deepEqual([found!.extremes.low, found!.extremes.high, found!.pairs], [1, 0, 2])
  assert.deepEqual([found!.graver?.low, found!.verdict], [2, 'disparity'])
})

test('fewer than two groups, and groups of nobody, are judged as nothing', () => {
  assert.deepEqual(
    judge(
      [
        { rates: [] },
        {
          rates: [
            { n: 5, k: 1 },
            { n: 0, k: 0 },
          ],
        },
      ],
      'holm',
      usual,
    ),
    [undefined, undefined],
  )
})

const kind = fc.constantFrom(0, 1, 2)
const rows = fc.array(fc.tuple(fc.nat(4), fc.nat(3), fc.nat(2), kind, kind), { maxLength: 400 })

/** Every number anywhere in a value. */
function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === 'number') yield value
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* numbersIn(part)
}

test('whatever the decisions, an audit ends with one of the four verdicts, no NaN, and says nothing of small groups', () => {
  fc.assert(
    fc.property(rows, fc.option(fc.nat(3), { nil: undefined }), (rows, reference) => {
      const column = (at: number) => Uint16Array.from(rows, row => row[at]!)
      const cube = countInto(openCube([4, 3, 2]), {
        groups: [column(0), column(1), column(2)],
        decision: Uint8Array.from(rows, row => row[3]),
        outcome: Uint8Array.from(rows, row => row[4]),
      })
      const attributes = [
        { name: 'a', groups: ['1', '2', '3', '4'], reference },
        { name: 'b', groups: ['1', '2', '3'] },
      ]
      const found = audit({ cube, attributes, strata: 2, hasOutcome: true, least: 10, thresholds: usual })
      for (const number of numbersIn(found)) assert.ok(Number.isFinite(number))
      for (const { judgement } of [...found.attributes, ...found.intersections])
        assert.ok(judgement === undefined || verdicts.includes(judgement.verdict))
      for (const { groups } of [...found.attributes, ...found.intersections])
        for (const group of groups) {
          if (group.hidden)
            assert.deepEqual(
              Object.keys(group)
                .filter(key => key !== 'of')
                .toSorted(),
              ['group', 'hidden'],
            )
          else assert.ok(group.counts.n === 0 || group.counts.n >= 10)
        }
    }),
    { numRuns: 150 },
  )
})
