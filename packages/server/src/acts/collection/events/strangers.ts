import { mostNames, type TallyBuilder, tallyPath } from '../../../brand/sources/index.ts'

/** Counts what the data map does not declare, while one customer's calls are read: most calls of a batch lack the same. */
export class Strangers {
  readonly #events = new Map<string, Map<string, Map<string, number>>>()

  /** A value of this type came at this path. Names carry no values, and beyond as many as a tally holds they are one. */
  note(event: string, path: string, type: string): void {
    const paths = within(this.#events, event)
    const name = tallyPath(path)
    const types = within(paths, paths.has(name) || paths.size < mostNames ? name : '*')
    types.set(type, (types.get(type) ?? 0) + 1)
  }

  /** Adds everything to the counts of the batch. */
  tell(tally: TallyBuilder): void {
    for (const [event, paths] of this.#events)
      for (const [path, types] of paths) for (const [type, times] of types) tally.undeclared(event, path, type, times)
  }

  /** By path, over all events. */
  get byPath(): { readonly [path: string]: number } {
    const found = new Map<string, number>()
    for (const paths of this.#events.values())
      for (const [path, types] of paths)
        for (const times of types.values()) found.set(path, (found.get(path) ?? 0) + times)
    return Object.fromEntries(found)
  }
}

function within<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const known = map.get(key)
  if (known) return known
  const made = new Map<string, V>()
  map.set(key, made)
  return made
}
