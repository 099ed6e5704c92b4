import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seeded } from '../../../../scripts/battery/trial.ts'
import { type Monitor, mostGroups, observeDecision, startMonitor } from './monitor.ts'
import { standingOf } from './standing.ts'
import { observe, startStream } from './stream.ts'
import { run, steady } from './testing/simulate.ts'

const words = ['no disparity found', 'watch', 'disparity', 'cannot tell']

const decision = fc.record({
  group: fc.constantFrom('a', 'b', 'r', 'new', '', undefined, '__proto__'),
  selected: fc.boolean(),
})

test('Every decision is counted once: judged, unknown or of a group nobody declared', () => {
  fc.assert(
    fc.property(fc.array(decision, { maxLength: 300 }), all => {
      const monitor = startMonitor({ reference: 'r', groups: ['a', 'b', '__proto__'] })
      for (const { group, selected } of all) observeDecision(monitor, group, selected)
      const ofGroups = monitor.streams.reduce((sum, { group }) => sum + group.n, 0)
      const ofReference = monitor.streams[0]?.reference.n ?? 0
      assert.equal(ofGroups + ofReference + monitor.unknown + monitor.undeclared, all.length)
      assert.equal(monitor.undeclared, all.filter(({ group }) => group === 'new').length)
      assert.deepEqual(JSON.parse(JSON.stringify(monitor)) as Monitor, monitor)
    }),
  )
})

test('Each group is judged as by a stream of its own, at its part of alpha', () => {
  fc.assert(
    fc.property(fc.array(decision, { maxLength: 300 }), all => {
      const monitor = startMonitor({ reference: 'r', groups: ['a', 'b'], alpha: 0.1 })
      const alone = startStream({ alpha: 0.05 })
      for (const { group, selected } of all) {
        observeDecision(monitor, group, selected)
        if (group === 'b' || group === 'r') observe(alone, group === 'b' ? 'group' : 'reference', selected)
      }
      assert.deepEqual(monitor.streams[1], alone)
    }),
  )
})

test('A monitor refuses no groups, too many, and one name twice', () => {
  const many = Array.from({ length: mostGroups + 1 }, (_, i) => `g${i}`)
  for (const groups of [[], many, ['a', 'a'], ['a', 'r']])
    assert.throws(() => startMonitor({ reference: 'r', groups }), RangeError)
  assert.equal(startMonitor({ reference: 'r', groups: many.slice(1) }).streams.length, mostGroups)
})

test('The standing has four words, and none of them is a verdict that all is well', () => {
  const random = seeded(11)
  const seen = new Set<string>()
  for (const [ratio, decisions] of [
    [1, 0],
    [1, 20],
    [1, 40_000],
    [0.5, 20_000],
    [0.8, 2_500],
    [0.8, 2_500],
    [0.8, 2_500],
    [0.8, 2_500],
  ] as const) {
    const standing = standingOf(run(startStream(), steady(decisions, 0.2, ratio), random))
    assert.ok(words.includes(standing.word))
    assert.ok(Number.isFinite(standing.evidence))
    seen.add(standing.word)
  }
  assert.deepEqual([...seen].toSorted(), words.toSorted())
})

test('Little is never called no disparity: too few decisions, one group alone, nobody selected', () => {
  assert.deepEqual(standingOf(startStream()), { word: 'cannot tell', reason: 'too few', evidence: 1 })
  const alone = startStream()
  for (let i = 0; i < 10_000; i++) observe(alone, 'reference', i % 5 === 0)
  assert.equal(standingOf(alone).word, 'cannot tell')
  const nobody = startStream()
  for (let i = 0; i < 10_000; i++) observe(nobody, i % 2 === 0 ? 'group' : 'reference', false)
  assert.deepEqual(standingOf(nobody), { word: 'cannot tell', reason: 'nobody selected', evidence: 1 })
})

test('When no disparity is found, about half of the streams 15 % below the tolerance have been found', () => {
  const random = seeded(12)
  const streams = 200
  let found = 0
  for (let i = 0; i < streams; i++) {
    const stream = startStream()
    // Decisions go on until the counts suffice, seen by a twin without alarm or evidence.
    for (let said = 'cannot tell'; said === 'cannot tell'; ) {
      for (let j = 0; j < 50; j++) {
        const member = random() < 0.5 ? 'group' : 'reference'
        observe(stream, member, random() < (member === 'group' ? 0.2 * 0.8075 : 0.2))
      }
      const { alarm, ...silent } = stream
      said = standingOf({ ...silent, logEvidence: 0 }).word
    }
    if (stream.alarm) found++
  }
  assert.ok(found > 0.35 * streams && found < 0.75 * streams, `${found} of ${streams}`)
})
