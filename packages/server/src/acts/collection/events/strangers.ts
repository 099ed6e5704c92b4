import type { Json } from '@candor/terms'
import { mostNames, type TallyBuilder, tallyPath } from '../../../brand/sources/index.ts'
import { type Names, namesBeyond, remember } from './undeclared.ts'

/** How often each of an event's names came, by their number. */
type Counts = { readonly names: Names; readonly times: number[] }
type ByPath = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Counts what the data map does not declare, while one customer's calls are read: most calls of a batch lack the same. */
export class Strangers {
  readonly #events = new Map<string, Counts>()

  /** Counts what a call of this event carries beyond `covered`. */
  read(event: string, said: { readonly [key: string]: Json }, covered: ReadonlySet<string>): void {
    const known = this.#events.get(event)
    const { names, times } = known ?? { names: namesBeyond(covered), times: [] }
    if (!known) this.#events.set(event, { names, times })
    names.read(said, found => {
      while (times.length <= found) times.push(0)
      times[found]!++
    })
    remember(covered, names)
  }

  /** Adds everything to the counts of the batch. */
  tell(tally: TallyBuilder): void {
    for (const [event, counts] of this.#events)
      for (const [path, types] of named(counts))
        for (const [type, times] of types) tally.undeclared(event, path, type, times)
  }

  /** By path, over all events. */
  get byPath(): { readonly [path: string]: number } {
    const sums = new Map<string, number>()
    for (const counts of this.#events.values())
      for (const [path, types] of named(counts))
        for (const times of types.values()) sums.set(path, (sums.get(path) ?? 0) + times)
    return Object.fromEntries(sums)
  }
}

/** By name and type. Names carry no values, and beyond as many as a tally holds they are one. */
function named({ names, times }: Counts): ByPath {
  const paths = new Map<string, Map<string, number>>()
  for (const [found, count] of times.entries()) {
    if (count === 0) continue
    const { path, type } = names.found[found] as Names['found'][number]
    const name = tallyPath(path)
    const at = paths.has(name) || paths.size < mostNames ? name : '*'
    const types = paths.get(at) ?? new Map<string, number>()
    paths.set(at, types.set(type, (types.get(type) ?? 0) + count))
  }
  return paths
}
