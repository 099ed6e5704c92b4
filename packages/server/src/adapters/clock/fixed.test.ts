import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock, realClock } from './index.ts'

test('time stands still until it is moved', () => {
  const clock = fixedClock(1_000)
  assert.equal(clock.now(), 1_000)
  clock.advance(5)
  assert.deepEqual([clock.now(), clock.monotonic()], [1_005, 5])
})

test('sleepers wake when their time has come, earliest first', async () => {
  const clock = fixedClock(0)
  const woken: string[] = []
  const late = clock.sleep(20).then(() => woken.push('late'))
  const early = clock.sleep(10).then(() => woken.push('early'))
  const never = clock.sleep(100).then(() => woken.push('never'))
  clock.advance(9)
  await Promise.resolve()
  assert.deepEqual(woken, [])
  clock.moveTo(20)
  await Promise.all([early, late])
  assert.deepEqual(woken, ['early', 'late'])
  clock.advance(80)
  await never
})

test('a wall clock set back leaves elapsed time alone', () => {
  const clock = fixedClock(1_000)
  clock.advance(50)
  clock.moveTo(500)
  assert.deepEqual([clock.now(), clock.monotonic()], [500, 50])
  assert.throws(() => clock.advance(-1), RangeError)
})

test('the real clock counts whole milliseconds and never sleeps backwards', async () => {
  assert.ok(Number.isSafeInteger(realClock.now()))
  const before = realClock.monotonic()
  await realClock.sleep(-5)
  assert.ok(realClock.monotonic() >= before)
})
