import type { RefusedFor, Tally } from './tally.ts'
import { anyName, tallyEvent, tallyPath } from './tally-name.ts'

/** Different names one tally tells apart; all others are counted under `*`. */
export const mostNames = 200
const mostTypes = 20

type Fields = Map<string, Map<string, number>>
type Event = { calls: number; readonly fields: Fields }

/** Counts one batch: names and types of what was not kept, never a value. Pure; nothing is stored before `tallyRow`. */
export class TallyBuilder {
  #kept = 0
  #duplicates = 0
  #names = 0
  readonly #refused = new Map<RefusedFor, number>()
  readonly #undeclared = new Map<string, Event>()
  readonly #withheld = new Map<string, Map<string, number>>()

  /** So many calls were kept, whole or in part. */
  kept(calls = 1): void {
    this.#kept += calls
  }

  /** A call was taken in before. */
  duplicate(calls = 1): void {
    this.#duplicates += calls
  }

  /** A call left nothing behind, for this reason. */
  refused(reason: RefusedFor, calls = 1): void {
    add(this.#refused, reason, calls)
  }

  /** A call whose event the data map does not declare: `track Order Completed`, `page`. */
  undeclaredEvent(event: string, calls = 1): void {
    this.#event(tallyEvent(event)).calls += calls
  }

  /** A field that the data map does not declare, by its path in the event and the type of its value. */
  undeclared(event: string, path: string, type: string, times = 1): void {
    const name = this.#name(tallyEvent(event))
    const { fields } = this.#event(name)
    const found = tallyPath(path)
    const types = entryOf(fields, this.#roomFor(fields, found) ? found : anyName, () => new Map<string, number>())
    add(types, types.has(type) || types.size < mostTypes ? tallyPath(type) : anyName, times)
  }

  /** A field was not kept, because this rule said no. */
  withheld(field: string, rule: string, times = 1): void {
    const path = tallyPath(field)
    const name = this.#withheld.has(path) || this.#withheld.size < mostNames ? path : anyName
    add(
      entryOf(this.#withheld, name, () => new Map<string, number>()),
      rule,
      times,
    )
  }

  /** Adds what another tally counted. The sum of all counts is exact whatever the order; names beyond the limit become `*`. */
  add(tally: Tally): void {
    this.kept(tally.kept)
    this.duplicate(tally.duplicates)
    for (const [reason, calls] of Object.entries(tally.refused)) this.refused(reason as RefusedFor, calls)
    for (const [event, { calls, fields }] of Object.entries(tally.undeclared)) {
      if (calls > 0) this.undeclaredEvent(event, calls)
      for (const [path, types] of Object.entries(fields))
        for (const [type, times] of Object.entries(types)) this.undeclared(event, path, type, times)
    }
    for (const [field, rules] of Object.entries(tally.withheld))
      for (const [rule, times] of Object.entries(rules)) this.withheld(field, rule, times)
  }

  /** What was counted; undefined when there is nothing to tell but what was kept, which the events themselves tell. */
  done(): Tally | undefined {
    const nothing =
      this.#duplicates === 0 && this.#refused.size === 0 && this.#undeclared.size === 0 && this.#withheld.size === 0
    return nothing ? undefined : this.total()
  }

  /** As `done`, also when there is nothing to tell. */
  total(): Tally {
    return {
      kept: this.#kept,
      duplicates: this.#duplicates,
      refused: Object.fromEntries(this.#refused),
      undeclared: Object.fromEntries(
        [...this.#undeclared].map(([event, { calls, fields }]) => [event, { calls, fields: nested(fields) }]),
      ),
      withheld: nested(this.#withheld),
    }
  }

  #name(event: string): string {
    return this.#undeclared.has(event) || this.#names < mostNames ? event : anyName
  }

  #event(event: string): Event {
    const name = this.#name(event)
    if (!this.#undeclared.has(name)) this.#names++
    return entryOf(this.#undeclared, name, () => ({ calls: 0, fields: new Map() }))
  }

  #roomFor(fields: Fields, path: string): boolean {
    if (fields.has(path)) return true
    if (this.#names >= mostNames) return false
    this.#names++
    return true
  }
}

function add<K>(counts: Map<K, number>, key: K, times: number): void {
  counts.set(key, (counts.get(key) ?? 0) + times)
}

function entryOf<K, V>(entries: Map<K, V>, key: K, make: () => V): V {
  const found = entries.get(key)
  if (found !== undefined) return found
  const made = make()
  entries.set(key, made)
  return made
}

// `fromEntries` defines own properties, so that no name can reach a prototype.
const nested = (counts: ReadonlyMap<string, ReadonlyMap<string, number>>) =>
  Object.fromEntries([...counts].map(([name, inner]) => [name, Object.fromEntries(inner)]))
