import { fnv1a } from '../chosen/fnv.ts'
import type { Dated } from '../chosen/interactions.ts'

export const protocols = ['B', 'C', 'D', 'time'] as const
export type Protocol = (typeof protocols)[number]

/** Interactions with the ids of users and items exactly as their file writes them. */
export type Named = {
  readonly interactions: Dated
  readonly users: readonly string[]
  readonly items: readonly string[]
}

/** What becomes of an entry: trained on (and part of its user's history), only history, what is to be found. */
export const marks = { train: 0, history: 1, target: 2 } as const

const parts = 5

/** Into how many folds a protocol cuts. */
export const foldsOf = (protocol: Protocol): number => (protocol === 'B' || protocol === 'D' ? parts : 1)

/**
 * The mark of every entry in one fold. **B**, weak generalisation: the pair's hash is the fold. **D**, held-out users: the user's
 * hash is the fold; of their pairs those of hash part 0 are to be found, the rest is history; the others are trained on.
 * **C**, leave last out: each user's last by (time, row) is to be found. **time**: what is dated `before` a time in seconds is
 * trained on, the rest to be found. Hashes are FNV-1a-32 of `user:item`, or of `user`, modulo 5, so that any program cuts alike.
 */
export function splitOf(protocol: Protocol, named: Named, fold: number, before?: number): Uint8Array<ArrayBuffer> {
  const { interactions } = named
  if (protocol === 'B') return byUser(named, (mark, _, part) => (part() === fold ? marks.target : mark))
  if (protocol === 'D')
    return byUser(named, (mark, user, part) =>
      fnv1a(user) % parts !== fold ? mark : part() === 0 ? marks.target : marks.history,
    )
  const found = new Uint8Array(interactions.columns.length)
  if (protocol === 'C') for (const at of lastEntries(interactions)) found[at] = marks.target
  else if (interactions.times === undefined || before === undefined) throw new RangeError('a time split needs times')
  else
    interactions.times.forEach((time, at) => {
      found[at] = time < before ? marks.train : marks.target
    })
  return found
}

function byUser(
  { interactions, users, items }: Named,
  decide: (mark: number, user: string, part: () => number) => number,
): Uint8Array<ArrayBuffer> {
  const found = new Uint8Array(interactions.columns.length)
  for (let u = 0; u < interactions.users; u++) {
    const beginning = fnv1a(`${users[u]}:`)
    for (let at = interactions.starts[u]!; at < interactions.starts[u + 1]!; at++)
      found[at] = decide(marks.train, users[u]!, () => fnv1a(items[interactions.columns[at]!]!, beginning) % parts)
  }
  return found
}

/** The last entry of every user who has one, by time, then by row in the file; without times by row alone. */
function lastEntries({ users, starts, rows, times }: Dated): number[] {
  const last: number[] = []
  for (let u = 0; u < users; u++) {
    let latest = -1
    for (let at = starts[u]!; at < starts[u + 1]!; at++) if (latest < 0 || isLater(at, latest, rows, times)) latest = at
    if (latest >= 0) last.push(latest)
  }
  return last
}

const isLater = (a: number, b: number, rows: Int32Array, times: Float64Array | undefined): boolean =>
  times !== undefined && times[a] !== times[b] ? times[a]! > times[b]! : rows[a]! > rows[b]!

/** The item each user chose last among what is their history; -1 for nobody's. */
export function lastItems(interactions: Dated, split: Uint8Array): Int32Array<ArrayBuffer> {
  const { users, starts, columns, rows, times } = interactions
  const last = new Int32Array(users).fill(-1)
  for (let u = 0; u < users; u++) {
    let latest = -1
    for (let at = starts[u]!; at < starts[u + 1]!; at++)
      if (split[at] !== marks.target && (latest < 0 || isLater(at, latest, rows, times))) latest = at
    if (latest >= 0) last[u] = columns[latest]!
  }
  return last
}
