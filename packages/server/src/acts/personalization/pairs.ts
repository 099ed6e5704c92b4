/** Room for pairs of a person and an item with their times, which grows as they come: no object a pair. */
export type Pairs = {
  readonly count: number
  readonly persons: Int32Array
  readonly items: Int32Array
  readonly times: Float64Array
}

export type GrowingPairs = { add(person: number, item: number, at: number): void; all(): Pairs; readonly count: number }

export function growingPairs(): GrowingPairs {
  let persons = new Int32Array(1_024)
  let items = new Int32Array(1_024)
  let times = new Float64Array(1_024)
  let count = 0
  return {
    get count() {
      return count
    },
    add(person, item, at) {
      if (count === persons.length) {
        persons = widened(persons, new Int32Array(2 * count))
        items = widened(items, new Int32Array(2 * count))
        times = widened(times, new Float64Array(2 * count))
      }
      persons[count] = person
      items[count] = item
      times[count++] = at
    },
    all: () => ({
      count,
      persons: persons.subarray(0, count),
      items: items.subarray(0, count),
      times: times.subarray(0, count),
    }),
  }
}

function widened<T extends Int32Array | Float64Array>(from: T, into: T): T {
  into.set(from)
  return into
}

/**
 * The places of those pairs whose person `keeps` is 1, of each person at most the `most` newest: a history without end would cost as its
 * square, and outvote everybody else's.
 */
export function keptPairs({ count, persons, times }: Pairs, keeps: Uint8Array, most: number): Int32Array {
  const each = new Int32Array(keeps.length)
  for (let at = 0; at < count; at++) each[persons[at]!]!++
  const long = new Map<number, number[]>()
  const kept = new Int32Array(count)
  let used = 0
  for (let at = 0; at < count; at++) {
    const person = persons[at]!
    if (keeps[person] !== 1) continue
    if (each[person]! <= most) kept[used++] = at
    else if (long.has(person)) long.get(person)!.push(at)
    else long.set(person, [at])
  }
  for (const places of long.values()) {
    places.sort((a, b) => times[b]! - times[a]!)
    for (const at of places.slice(0, most)) kept[used++] = at
  }
  return kept.slice(0, used)
}
