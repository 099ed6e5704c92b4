import { interactionsOf } from '../chosen/interactions.ts'

/** A generator of numbers in [0, 1) from a seed (mulberry32), so that every run sees the same. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Random interactions whose items are chosen by a power law, as in shops. */
export function drawn(users: number, items: number, each: number, random: () => number) {
  const pairs = users * each
  const events = { users: new Int32Array(pairs), items: new Int32Array(pairs), times: new Float64Array(pairs) }
  for (let at = 0; at < pairs; at++) {
    events.users[at] = Math.floor(random() * users)
    events.items[at] = Math.floor(items * random() ** 2.5)
    events.times[at] = Math.floor(random() * 1000)
  }
  return interactionsOf(events, users, items).interactions
}

/** Interactions of a list of 0 and 1. */
export function fromRows(rows: readonly (readonly number[])[]) {
  const pairs = rows.flatMap((row, user) => row.flatMap((value, item) => (value === 1 ? [[user, item] as const] : [])))
  const events = { users: Int32Array.from(pairs, ([user]) => user), items: Int32Array.from(pairs, ([, item]) => item) }
  return interactionsOf(events, rows.length, rows[0]?.length ?? 0).interactions
}
