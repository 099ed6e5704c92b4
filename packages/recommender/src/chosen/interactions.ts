/**
 * Who chose what, as sparse binary rows: the items of user u are `columns[starts[u]]` to before `columns[starts[u + 1]]`,
 * ascending, each once. `weights`, where given, is one weight a row (absent: 1).
 */
export type Interactions = {
  readonly users: number
  readonly items: number
  readonly starts: Int32Array
  readonly columns: Int32Array
  readonly weights?: Float64Array
}

/** Interactions that know when: per entry its time in seconds, where the file has any, and its row in the file. */
export type Dated = Interactions & { readonly rows: Int32Array; readonly times?: Float64Array }

/** What was done, as it was read: one entry a row. */
export type Events = {
  readonly users: Int32Array
  readonly items: Int32Array
  readonly times?: Float64Array
}

/**
 * Sorts events into rows. A pair that comes again is kept once, as of its earliest time (of equal times the first row), and
 * counted. Throws a RangeError for an index outside its table.
 */
export function interactionsOf(
  events: Events,
  users: number,
  items: number,
): { readonly interactions: Dated; readonly duplicates: number } {
  checkRange(events.users, users, 'user')
  checkRange(events.items, items, 'item')
  const order = stably(stably(undefined, events.items, items), events.users, users)
  const first = firstOfEach(order, events)
  const starts = new Int32Array(users + 1)
  for (const at of first) starts[events.users[at]! + 1]!++
  for (let u = 0; u < users; u++) starts[u + 1]! += starts[u]!
  const { times } = events
  return {
    interactions: {
      users,
      items,
      starts,
      columns: first.map(at => events.items[at]!),
      rows: first,
      ...(times === undefined ? {} : { times: Float64Array.from(first, at => times[at]!) }),
    },
    duplicates: order.length - first.length,
  }
}

function checkRange(values: Int32Array, below: number, what: string): void {
  for (let i = 0; i < values.length; i++)
    if (values[i]! < 0 || values[i]! >= below) throw new RangeError(`${what} ${values[i]} is not one of ${below}`)
}

/** Counting sort: the positions in `order` by ascending key, equal keys as they stood. */
function stably(order: Int32Array | undefined, keys: Int32Array, below: number): Int32Array {
  const next = new Int32Array(below + 1)
  for (let i = 0; i < keys.length; i++) next[keys[i]! + 1]!++
  for (let key = 0; key < below; key++) next[key + 1]! += next[key]!
  const sorted = new Int32Array(keys.length)
  for (let i = 0; i < keys.length; i++) {
    const at = order === undefined ? i : order[i]!
    sorted[next[keys[at]!]!++] = at
  }
  return sorted
}

function firstOfEach(order: Int32Array, { users, items, times }: Events): Int32Array {
  const kept = new Int32Array(order.length)
  let count = 0
  for (const at of order) {
    const before = kept[count - 1]
    const again = before !== undefined && users[before] === users[at] && items[before] === items[at]
    if (!again) kept[count++] = at
    else if (times !== undefined && times[at]! < times[before]!) kept[count - 1] = at
  }
  return kept.slice(0, count)
}

/** The entries whose mark is at most `upTo` and at least `from`; every user and item stays, perhaps with nothing. */
export function pick(all: Interactions, marks: Uint8Array, from: number, upTo: number): Interactions {
  const { users, items, starts } = all
  const kept = new Int32Array(users + 1)
  const columns = new Int32Array(all.columns.length)
  let count = 0
  for (let u = 0; u < users; u++) {
    for (let at = starts[u]!; at < starts[u + 1]!; at++)
      if (marks[at]! >= from && marks[at]! <= upTo) columns[count++] = all.columns[at]!
    kept[u + 1] = count
  }
  return { users, items, starts: kept, columns: columns.slice(0, count) }
}

/** The items of one user, as a view. */
export const rowOf = ({ starts, columns }: Interactions, user: number): Int32Array =>
  columns.subarray(starts[user]!, starts[user + 1]!)

/** The same pairs seen from the items: row i holds the users of item i, ascending. */
export function transpose({ users, items, starts, columns }: Interactions): Interactions {
  const turned = new Int32Array(items + 1)
  for (let at = 0; at < columns.length; at++) turned[columns[at]! + 1]!++
  for (let i = 0; i < items; i++) turned[i + 1]! += turned[i]!
  const next = turned.slice(0, items)
  const by = new Int32Array(columns.length)
  for (let u = 0; u < users; u++) for (let at = starts[u]!; at < starts[u + 1]!; at++) by[next[columns[at]!]!++] = u
  return { users: items, items: users, starts: turned, columns: by }
}

/** How many users chose each item. */
export function popularityOf({ items, columns }: Interactions): Float64Array {
  const counts = new Float64Array(items)
  for (let at = 0; at < columns.length; at++) counts[columns[at]!]!++
  return counts
}

/** Without the items that are marked: they keep their numbers and have no interactions. */
export function withoutItems(all: Interactions, marked: Uint8Array): Interactions {
  const marks = Uint8Array.from(all.columns, item => (marked[item]! > 0 ? 1 : 0))
  const kept = pick(all, marks, 0, 0)
  return all.weights === undefined ? kept : { ...kept, weights: all.weights }
}
