import type { Facts, Reason } from '@candor/gate'
import type { Instant, Json, Outcome } from '@candor/terms'

/** What the gate said about keeping data of one customer for one purpose. */
export type PurposeVerdict = {
  readonly outcome: Outcome
  readonly deciding?: string
  readonly reasons: readonly Reason[]
}

/** What the record says of a call of a batch, but for its id and time: names and reasons; the values are in the events themselves. */
export type CallLike = {
  readonly type: string
  readonly name: string
  readonly purposes: readonly string[]
  readonly kept: readonly string[]
  readonly hashed?: readonly string[]
  readonly dropped?: readonly { readonly field: string; readonly why: string }[]
}

/** One call of a batch, as the record holds it. `event`: the one that was kept; absent: nothing was, or it changed the profile. */
export type CollectedCall = CallLike & { readonly event?: string; readonly at: Instant }

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

type Each = (readonly [at: Instant, event?: string])[]

/** Calls of one batch that differ in nothing but id and time, as the record writes them: once, with where they differ. */
type Alike = CallLike & { readonly each: Readonly<Each> }

/** Gathers the calls of a batch by what they are like, in the order of the first of them; the quicker the more share one `CallLike`. */
export class CallsAlike {
  readonly #bySpelling = new Map<string, { readonly like: CallLike; readonly each: Each }>()
  readonly #each = new Map<CallLike, Each>()

  add(like: CallLike, at: Instant, event?: string): void {
    const each = this.#each.get(like) ?? this.#eachOf(like)
    each.push(event === undefined ? [at] : [at, event])
  }

  get list(): readonly Alike[] {
    return [...this.#bySpelling.values()].map(({ like: { dropped, ...like }, each }) =>
      dropped === undefined ? { each, ...like } : { dropped, each, ...like },
    )
  }

  #eachOf(like: CallLike): Each {
    const spelling = JSON.stringify(like)
    const known = this.#bySpelling.get(spelling) ?? { like, each: [] }
    this.#bySpelling.set(spelling, known)
    this.#each.set(like, known.each)
    return known.each
  }
}

/** As JSON for the record, its members in canonical order: what is in order need not be put in order. */
export function collectionJson(record: Omit<CollectionRecord, 'events'> & { readonly calls: CallsAlike }): Json {
  const { batch, calls, facts, policy, receivedAt, source, undeclared, verdicts } = record
  return { batch, calls: calls.list, facts, policy, receivedAt, source, undeclared, verdicts } as unknown as Json
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
