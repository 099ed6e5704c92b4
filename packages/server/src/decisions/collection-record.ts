import type { Facts, Reason } from '@candor/gate'
import type { Instant, Json, Outcome } from '@candor/terms'

/** What the gate said about keeping data of one customer for one purpose. */
export type PurposeVerdict = {
  readonly outcome: Outcome
  readonly deciding?: string
  readonly reasons: readonly Reason[]
}

/** One call of a batch, as the record holds it: names and reasons; the values are in the events themselves. */
export type CollectedCall = {
  /** The event that was kept; absent: nothing was, or it changed the profile. */
  readonly event?: string
  readonly type: string
  readonly name: string
  readonly at: Instant
  readonly purposes: readonly string[]
  readonly kept: readonly string[]
  readonly hashed?: readonly string[]
  readonly dropped?: readonly { readonly field: string; readonly why: string }[]
}

/** The entry of one batch and customer: what was kept, what was not, and the facts and verdicts that say why. */
export type CollectionRecord = {
  readonly batch: string
  readonly source: string
  readonly receivedAt: Instant
  readonly policy: string
  /** What the gate looked at, without contacts: no rule about collecting reads them. */
  readonly facts: Facts
  /** By purpose; where a choice in the middle of a batch changed the answer, the newest. */
  readonly verdicts: { readonly [purpose: string]: PurposeVerdict }
  readonly events: readonly CollectedCall[]
  /** Fields the data map does not declare, by path, and how often they came. */
  readonly undeclared: { readonly [path: string]: number }
}

/** Calls of one batch that differ in nothing but id and time, as the record writes them: once, with where they differ. */
type Alike = Omit<CollectedCall, 'event' | 'at'> & {
  readonly each: readonly (readonly [at: Instant, event?: string])[]
}

/** As JSON for the record: calls that are alike are written once, in the order of the first of them. */
export function collectionJson({ events, ...rest }: CollectionRecord): Json {
  const alike = new Map<string, { shape: Omit<Alike, 'each'>; each: (readonly [Instant, string?])[] }>()
  for (const { event, at, ...shape } of events) {
    const name = JSON.stringify(shape)
    const one: readonly [Instant, string?] = event === undefined ? [at] : [at, event]
    const known = alike.get(name)
    if (known) known.each.push(one)
    else alike.set(name, { shape, each: [one] })
  }
  const calls = [...alike.values()].map(({ shape, each }): Alike => ({ ...shape, each }))
  return { ...rest, calls } as unknown as Json
}

/** The collection in an entry's body, its calls in the order they happened; undefined when the entry is of another kind. */
export function collectionIn(kind: string, body: Json): CollectionRecord | undefined {
  if (kind !== 'collect') return undefined
  const { calls, ...rest } = body as unknown as Omit<CollectionRecord, 'events'> & { readonly calls: readonly Alike[] }
  const events = calls.flatMap(({ each, ...shape }) =>
    each.map(([at, event]): CollectedCall => ({ ...(event === undefined ? {} : { event }), at, ...shape })),
  )
  return { ...rest, events: events.sort((a, b) => a.at - b.at) }
}
