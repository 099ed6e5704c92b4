import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pino } from 'pino'
import { openLoop } from './loop.ts'

const log = pino({ level: 'silent' })
const aDay = 86_400_000

test('a loop takes one turn at a time, goes on while there is more, and begins at once when woken', async () => {
  let turns = 0
  let inside = 0
  const waiting: (() => void)[] = []
  const reached = (n: number) =>
    new Promise<void>(resolve => void waiting.splice(0, waiting.length, () => turns >= n && resolve()))
  const turn = async () => {
    assert.equal(++inside, 1)
    await null
    inside--
    turns++
    for (const check of waiting) check()
    return turns < 3
  }
  const loop = openLoop({ name: 'test', every: aDay, log, turn })
  await reached(3)
  const woken = reached(4)
  loop.wake()
  await woken
  await loop.stop()
  assert.equal(turns, 4)
  loop.wake()
  await null
  assert.equal(turns, 4)
})

test('waking during a turn is not lost: another turn follows', async () => {
  let turns = 0
  const second = Promise.withResolvers<void>()
  const loop = openLoop({
    name: 'test',
    every: aDay,
    log,
    turn: async () => {
      if (++turns === 1) loop.wake()
      else second.resolve()
      return false
    },
  })
  await second.promise
  await loop.stop()
})

test('a turn that fails is logged and tried again; stopping waits for the turn under way', async () => {
  const lines: string[] = []
  const loud = pino({}, { write: (line: string) => void lines.push(line) })
  let turns = 0
  const good = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  const loop = openLoop({
    name: 'shaky',
    every: 1,
    log: loud,
    turn: async () => {
      if (++turns < 3) throw new Error('not today')
      good.resolve()
      await ended.promise
      return false
    },
  })
  await good.promise
  assert.equal(lines.length, 2)
  assert.ok(lines.every(line => line.includes('shaky') && line.includes('not today')))
  let stopped = false
  const stopping = loop.stop().then(() => {
    stopped = true
  })
  await null
  assert.equal(stopped, false)
  ended.resolve()
  await stopping
})
