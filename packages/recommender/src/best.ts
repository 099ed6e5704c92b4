/** The best `capacity` of what is offered: higher values first, of equal ones the lower id. */
export type Best = {
  offer(id: number, value: number): void
  /** Below this value nothing is kept any more. */
  least(): number
  /** What stands, best first; empties it for the next use. */
  take(): { readonly ids: Int32Array; readonly values: Float64Array }
}

/** A heap with the worst on top, so that most offers cost one comparison. The order of the offers does not matter. */
export function createBest(capacity: number): Best {
  const ids = new Int32Array(capacity)
  const values = new Float64Array(capacity)
  let size = 0
  const isWorse = (a: number, b: number): boolean =>
    values[a]! < values[b]! || (values[a] === values[b] && ids[a]! > ids[b]!)
  const swap = (a: number, b: number): void => {
    const [id, value] = [ids[a]!, values[a]!]
    ids[a] = ids[b]!
    values[a] = values[b]!
    ids[b] = id
    values[b] = value
  }
  const rise = (from: number): void => {
    for (let at = from; at > 0; ) {
      const above = (at - 1) >> 1
      if (!isWorse(at, above)) return
      swap(at, above)
      at = above
    }
  }
  const sink = (): void => {
    for (let at = 0; ; ) {
      let worst = at
      for (let below = 2 * at + 1; below <= 2 * at + 2 && below < size; below++)
        if (isWorse(below, worst)) worst = below
      if (worst === at) return
      swap(at, worst)
      at = worst
    }
  }
  return {
    offer(id, value) {
      if (size < capacity) {
        ids[size] = id
        values[size] = value
        rise(size++)
      } else if (capacity > 0 && (value > values[0]! || (value === values[0] && id < ids[0]!))) {
        ids[0] = id
        values[0] = value
        sink()
      }
    },
    least: () => (size < capacity ? Number.NEGATIVE_INFINITY : (values[0] ?? Number.POSITIVE_INFINITY)),
    take() {
      const taken = { ids: new Int32Array(size), values: new Float64Array(size) }
      while (size > 0) {
        taken.ids[size - 1] = ids[0]!
        taken.values[size - 1] = values[0]!
        swap(0, --size)
        sink()
      }
      return taken
    },
  }
}
