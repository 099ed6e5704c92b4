import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seeded } from '../../../../scripts/battery/trial.ts'
import type { Member } from './block.ts'
import { type Detector, type DetectorOptions, logDetection, observeForChange, startDetector } from './detector.ts'
import { observe, startStream } from './stream.ts'

const decisions = fc.array(
  fc.record({ member: fc.constantFrom<Member>('group', 'reference'), selected: fc.boolean() }),
  { maxLength: 120 },
)

function after(options: DetectorOptions, all: readonly { member: Member; selected: boolean }[]): Detector {
  const detector = startDetector(options)
  for (const { member, selected } of all) observeForChange(detector, member, selected)
  return detector
}

test('The sum is that of the e-processes begun at every block, and the maximum never above it', () => {
  fc.assert(
    fc.property(decisions, all => {
      // Where each block begins: after the decision that closed the one before.
      const starts = [0]
      const counter = startDetector()
      all.forEach(({ member, selected }, index) => {
        const before = counter.blocks
        observeForChange(counter, member, selected)
        if (counter.blocks > before) starts.push(index + 1)
      })
      const slow = starts.slice(0, counter.blocks).reduce((sum, start) => {
        const stream = startStream()
        for (const { member, selected } of all.slice(start)) observe(stream, member, selected)
        return sum + Math.exp(stream.logEvidence)
      }, 0)
      const sum = Math.exp(logDetection(after({}, all)))
      assert.ok(Math.abs(sum - slow) <= 1e-9 * Math.max(1, slow), `${sum} is not ${slow}`)
      assert.ok(Math.exp(logDetection(after({ kind: 'maximum' }, all))) <= sum + 1e-9)
    }),
  )
})

test('A detector that goes through JSON goes on as if it had not', () => {
  fc.assert(
    fc.property(decisions, decisions, (before, later) => {
      const kept = after({}, before)
      const read = JSON.parse(JSON.stringify(kept)) as Detector
      for (const { member, selected } of later)
        for (const each of [kept, read]) observeForChange(each, member, selected)
      assert.deepEqual(read, kept)
    }),
  )
})

function toAlarm(options: DetectorOptions, ratioAt: (decision: number) => number, random: () => number): Detector {
  const detector = startDetector(options)
  while (detector.alarm === undefined && detector.blocks < 100_000) {
    const member = random() < 0.5 ? 'group' : 'reference'
    const rate = member === 'group' ? 0.2 * ratioAt(detector.decisions) : 0.2
    observeForChange(detector, member, random() < rate)
  }
  return detector
}

test('False alarms are as rare as promised, in the mean number of blocks', () => {
  for (const kind of ['sum', 'maximum'] as const) {
    const random = seeded(31)
    const lengths = Array.from(
      { length: 60 },
      () => toAlarm({ kind, blocksToFalseAlarm: 300 }, () => 0.95, random).alarm?.blocks ?? 100_000,
    )
    const mean = lengths.reduce((sum, length) => sum + length / lengths.length, 0)
    assert.ok(mean >= 300, `${kind}: ${mean}`)
  }
})

test('A change is found soon however long all was well before', () => {
  for (const kind of ['sum', 'maximum'] as const) {
    const random = seeded(32)
    const delays = Array.from({ length: 15 }, () => {
      const detector = toAlarm({ kind }, decision => (decision < 6_000 ? 1 : 0.5), random)
      return (detector.alarm?.decisions ?? Number.POSITIVE_INFINITY) - 6_000
    }).sort((a, b) => a - b)
    const median = delays[7] ?? 0
    assert.ok(median > 0 && median < 2_500, `${kind}: ${median}`)
  }
})

test('Options out of range are refused', () => {
  for (const tolerance of [0, 2, Number.NaN]) assert.throws(() => startDetector({ tolerance }), RangeError)
  for (const blocksToFalseAlarm of [1, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(() => startDetector({ blocksToFalseAlarm }), RangeError)
})
