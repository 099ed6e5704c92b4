import assert from 'node:assert/strict'
import { test } from 'node:test'
import { interactionsOf } from '../chosen/interactions.ts'
import { drawn, seeded } from '../testing/draw.ts'
import { lastItems, marks, type Named, splitOf } from './split.ts'

// Hashes by a second road: whole numbers without a limit.
const slowPart = (text: string): number => {
  let hash = 0x811c9dc5n
  for (const letter of text) hash = ((hash ^ BigInt(letter.charCodeAt(0))) * 0x01000193n) & 0xffffffffn
  return Number(hash % 5n)
}

function small(): Named {
  const interactions = drawn(40, 30, 8, seeded(2))
  return {
    interactions,
    users: Array.from({ length: 40 }, (_, user) => `u${user}`),
    items: Array.from({ length: 30 }, (_, item) => String(item + 1)),
  }
}

function pairs({ interactions: { users, starts, columns } }: Named): { user: number; item: number; at: number }[] {
  return Array.from({ length: users }, (_, user) =>
    [...columns.subarray(starts[user], starts[user + 1])].map((item, i) => ({ user, item, at: starts[user]! + i })),
  ).flat()
}

test('B: every pair is to be found in exactly one fold, that of its hash', () => {
  const named = small()
  const folds = [0, 1, 2, 3, 4].map(fold => splitOf('B', named, fold))
  for (const { user, item, at } of pairs(named)) {
    const part = slowPart(`${named.users[user]}:${named.items[item]}`)
    assert.deepEqual(
      folds.map(fold => fold[at]),
      folds.map((_, fold) => (fold === part ? marks.target : marks.train)),
    )
  }
})

test('D: users of the fold are not trained on, and their pairs of part 0 are to be found', () => {
  const named = small()
  for (const fold of [0, 1, 2, 3, 4]) {
    const split = splitOf('D', named, fold)
    for (const { user, item, at } of pairs(named)) {
      const isHeldOut = slowPart(named.users[user]!) === fold
      const isTarget = slowPart(`${named.users[user]}:${named.items[item]}`) === 0
      assert.equal(split[at], !isHeldOut ? marks.train : isTarget ? marks.target : marks.history)
    }
  }
})

const dated = (times?: number[]): Named => {
  const events = { users: Int32Array.of(0, 0, 0, 1, 1, 2), items: Int32Array.of(2, 0, 1, 1, 0, 0) }
  const { interactions } = interactionsOf(times ? { ...events, times: Float64Array.from(times) } : events, 3, 3)
  return { interactions, users: ['a', 'b', 'c'], items: ['0', '1', '2'] }
}
const found = (named: Named, split: Uint8Array): string[] =>
  pairs(named).flatMap(({ user, item, at }) => (split[at] === marks.target ? [`${named.users[user]}${item}`] : []))

test('C: the last of each user by time is to be found, of equal times the later row; without times the last row', () => {
  const named = dated([5, 9, 9, 8, 7, 1])
  const split = splitOf('C', named, 0)
  assert.deepEqual(found(named, split), ['a1', 'b1', 'c0'])
  assert.deepEqual([...lastItems(named.interactions, split)], [0, 0, -1])
  assert.deepEqual(found(dated(), splitOf('C', dated(), 0)), ['a1', 'b0', 'c0'])
})

test('time: what is dated before is trained on, the rest, the very moment too, is to be found', () => {
  const named = dated([5, 9, 9, 8, 7, 1])
  assert.deepEqual(found(named, splitOf('time', named, 0, 8)), ['a0', 'a1', 'b1'])
  assert.throws(() => splitOf('time', dated(), 0, 8), RangeError)
})

test('a pair that comes again is kept once, as of its earliest time, and counted', () => {
  const events = { users: Int32Array.of(0, 0, 0), items: Int32Array.of(1, 0, 1), times: Float64Array.of(7, 6, 5) }
  const { interactions, duplicates } = interactionsOf(events, 1, 2)
  assert.equal(duplicates, 1)
  assert.deepEqual(
    [[...interactions.columns], [...interactions.times!], [...interactions.rows]],
    [
      [0, 1],
      [6, 5],
      [1, 2],
    ],
  )
  assert.throws(() => interactionsOf(events, 1, 1), /item 1 is not one of 1/)
})
