import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seeded } from '../../../../scripts/battery/trial.ts'
import { bets, logFactor, logWeights } from './bets.ts'
import { type Member, shortfall } from './block.ts'
import { observe, type Stream, startStream } from './stream.ts'
import { decisionsToAlarm, run, steady } from './testing/simulate.ts'

type Decision = { readonly member: Member; readonly selected: boolean }

const decision: fc.Arbitrary<Decision> = fc.record({
  member: fc.constantFrom<Member>('group', 'reference'),
  selected: fc.boolean(),
})
const decisions = fc.array(decision, { maxLength: 200 })

const after = (stream: Stream, all: readonly Decision[]): Stream => {
  for (const { member, selected } of all) observe(stream, member, selected)
  return stream
}

/** The wealth of all bets, worked out from the list of decisions with products instead of logarithms. */
function slowEvidence(all: readonly Decision[], tolerance: number): number {
  const factors: { readonly x: number; readonly h: number }[] = []
  let block: Decision[] = []
  for (const each of all) {
    block.push(each)
    const group = block.filter(({ member }) => member === 'group')
    const reference = block.filter(({ member }) => member === 'reference')
    if (group.length < 2 || reference.length < 2) continue
    const rate = (some: readonly Decision[]) => some.filter(({ selected }) => selected).length / some.length
    factors.push({ x: tolerance * rate(reference) - rate(group), h: 1 / (1 / group.length + 1 / reference.length) })
    block = []
  }
  const stakes = [0.004, 0.012, 0.035, 0.1, 0.3, 0.9]
  const weights = [0.02, 0.04, 0.14, 0.3, 0.38, 0.12]
  return stakes.reduce(
    (sum, stake, bet) =>
      sum + factors.reduce((wealth, { x, h }) => wealth * (1 + Math.min(0.9, stake * h) * x), weights[bet] ?? 0),
    0,
  )
}

test('The evidence is what a slow count over all decisions says', () => {
  fc.assert(
    fc.property(decisions, fc.double({ min: 0.5, max: 1, noNaN: true }), (all, tolerance) => {
      const stream = after(startStream({ tolerance }), all)
      const slow = slowEvidence(all, tolerance)
      assert.ok(Math.abs(Math.exp(stream.logEvidence) / slow - 1) < 1e-9)
      assert.ok(stream.logPeak >= Math.max(0, stream.logEvidence))
      assert.equal(stream.group.n + stream.reference.n, all.length)
    }),
  )
})

const pascal = (n: number, k: number): number => (k === 0 || k === n ? 1 : pascal(n - 1, k - 1) + pascal(n - 1, k))
const binomial = (n: number, k: number, p: number): number => pascal(n, k) * p ** k * (1 - p) ** (n - k)

test('No bet grows in the mean over a block, of whatever sizes, while the tolerance is kept', () => {
  const size = fc.integer({ min: 2, max: 6 })
  const rate = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(size, size, rate, rate, rate, (groupN, referenceN, tolerance, ofReference, more) => {
      const least = tolerance * ofReference
      const ofGroup = least + more * (1 - least)
      const information = (groupN * referenceN) / (groupN + referenceN)
      for (let bet = 0; bet < bets; bet++) {
        let mean = 0
        for (let groupSelected = 0; groupSelected <= groupN; groupSelected++)
          for (let referenceSelected = 0; referenceSelected <= referenceN; referenceSelected++) {
            const x = shortfall({ groupN, groupSelected, referenceN, referenceSelected }, tolerance)
            const chance =
              binomial(groupN, groupSelected, ofGroup) * binomial(referenceN, referenceSelected, ofReference)
            mean += chance * Math.exp(logFactor(bet, x, information))
          }
        assert.ok(mean <= 1 + 1e-12, `bet ${bet} grows to ${mean}`)
      }
    }),
  )
  assert.ok(Math.abs(logWeights.reduce((sum, weight) => sum + Math.exp(weight), 0) - 1) < 1e-12)
})

test('A stream that goes through JSON at any moment goes on as if it had not', () => {
  fc.assert(
    fc.property(decisions, decisions, fc.boolean(), (before, later, twoSided) => {
      const kept = after(startStream({ twoSided }), before)
      const read = JSON.parse(JSON.stringify(kept)) as Stream
      assert.deepEqual(after(read, later), after(kept, later))
    }),
  )
})

test('A group of one never raises an alarm, whatever is decided about the others', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 500 }), fc.nat(499), (others, at) => {
      const stream = startStream({ twoSided: true })
      others.forEach((selected, index) => {
        if (index === at) observe(stream, 'group', false)
        observe(stream, 'reference', selected)
      })
      assert.equal(stream.alarm, undefined)
      assert.equal(stream.logEvidence, 0)
    }),
  )
})

test('Streams that keep the tolerance seldom alarm though every decision is looked at', () => {
  const null95 = decisionsToAlarm(400, steady(4_000, 0.2, 0.95), seeded(1)).filter(Number.isFinite).length
  // 20 of 400 are expected at most; 34 is more than three standard deviations above.
  assert.ok(null95 <= 34, `${null95} of 400`)
  const equal = decisionsToAlarm(200, steady(4_000, 0.2, 1), seeded(2)).filter(Number.isFinite).length
  assert.ok(equal <= 8, `${equal} of 200`)
})

test('The promise survives rates that swing together and groups that come in runs', () => {
  const swings = {
    decisions: 4_000,
    rate: (decision: number) => 0.25 + 0.2 * Math.sin(decision / 300),
    ratio: () => 0.95,
    share: (decision: number) => (Math.floor(decision / 25) % 2 === 0 ? 0.9 : 0.1),
  }
  const alarms = decisionsToAlarm(300, swings, seeded(3)).filter(Number.isFinite).length
  // 15 of 300 are expected at most; 27 is more than three standard deviations above.
  assert.ok(alarms <= 27, `${alarms} of 300`)
})

test('A group far behind is found soon, and the two-sided stream says who falls short', () => {
  const taken = decisionsToAlarm(101, steady(20_000, 0.2, 0.6), seeded(4))
  const median = taken[50] ?? 0
  assert.ok(median > 300 && median < 1_300, `median ${median}`)
  const behind = run(startStream({ twoSided: true }), steady(20_000, 0.2, 0.5), seeded(5))
  assert.equal(behind.alarm?.short, 'group')
  const ahead = run(startStream({ twoSided: true }), steady(20_000, 0.2, 2), seeded(6))
  assert.equal(ahead.alarm?.short, 'reference')
  assert.equal(run(startStream(), steady(20_000, 0.2, 2), seeded(6)).alarm, undefined)
})

test('An alarm stays, and names the decision that raised it', () => {
  const stream = run(startStream(), steady(20_000, 0.2, 0.4), seeded(7))
  const raised = stream.alarm
  assert.ok(raised)
  assert.equal(raised.decisions, stream.group.n + stream.reference.n)
  for (let i = 0; i < 2_000; i++) observe(stream, i % 2 === 0 ? 'group' : 'reference', i % 2 === 0)
  assert.deepEqual(stream.alarm, raised)
  assert.ok(stream.logEvidence < stream.logPeak)
})

test('Options out of range are refused', () => {
  for (const tolerance of [0, 1.01, Number.NaN]) assert.throws(() => startStream({ tolerance }), RangeError)
  for (const alpha of [0, 1, Number.NaN]) assert.throws(() => startStream({ alpha }), RangeError)
})
