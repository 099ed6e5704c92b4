import type { Instant } from '@candor/terms'
import type { CallOutcome } from '../../../acts/collection/index.ts'
import { type RefusedFor, tallyEvent, tallyPath } from '../../../brand/sources/index.ts'

/** Calls that never became an act: no key, a foreign origin, too fast, not to be read. `calls` is how many at once. */
export type TurnedAway = {
  readonly verdict: 'refused'
  readonly refused: RefusedFor
  readonly calls: number
}

/** One line of the live view: names and reasons, never a value of an event. */
export type LiveCall = {
  /** Counts up from 1 since this process began; ask for what comes after it. */
  readonly n: number
  readonly at: Instant
  /** Empty: no source, because the key is not known. */
  readonly source: string
  readonly call: CallOutcome | TurnedAway
}

/** What this process heard last. Other processes of the same house have feeds of their own; nothing here is kept on disk. */
export type LiveFeed = {
  /** Takes over the outcomes of one request. Never throws: who watches must not disturb who collects. */
  publish(at: Instant, source: string, calls: readonly LiveCall['call'][]): void
  /** The newest calls, oldest first; of one source, or (absent) of all. `after`: only those with a higher number. */
  recent(source?: string, after?: number): readonly LiveCall[]
  /** Hears each further call until the function that it answers is called. */
  subscribe(hear: (call: LiveCall) => void, ended?: () => void): () => void
  /** The server ends: tells everybody who listens, so that nobody who watches holds it up. */
  end(): void
}

const kept = 1_000
/** Names come from outside and may be long and many; the view shows the first. */
const longestName = 200
const mostFields = 50

/** A feed that remembers the last 1,000 calls. */
export function openLiveFeed(): LiveFeed {
  const ring: LiveCall[] = []
  const listeners = new Map<(call: LiveCall) => void, () => void>()
  let n = 0
  const add = (line: LiveCall) => {
    if (ring.push(line) > kept) ring.shift()
    for (const hear of listeners.keys()) heard(hear, line)
  }
  return {
    publish(at, source, calls) {
      // Calls that fared alike are told by one object.
      const shortened = new Map<LiveCall['call'], LiveCall['call']>()
      for (const call of calls) {
        const shown = shortened.get(call) ?? short(call)
        shortened.set(call, shown)
        add({ n: ++n, at, source, call: shown })
      }
    },
    recent: (source, after = 0) =>
      ring.filter(line => line.n > after && (source === undefined || line.source === source)),
    subscribe(hear, ended = () => undefined) {
      const own = (line: LiveCall) => hear(line)
      listeners.set(own, ended)
      return () => void listeners.delete(own)
    },
    end() {
      for (const ended of listeners.values()) ended()
    },
  }
}

function heard(hear: (call: LiveCall) => void, line: LiveCall): void {
  try {
    hear(line)
  } catch {
    // Whoever watches and fails has left; the calls of others go on.
  }
}

/** Names as the tallies keep them: one that carries a value is `*`, so that nothing of a customer is shown in a name. */
function short(call: LiveCall['call']): LiveCall['call'] {
  if (call.verdict === 'refused') return call
  const cut = (names: readonly string[]) => names.slice(0, mostFields).map(field)
  return {
    ...call,
    name: nameOf(call),
    kept: cut(call.kept),
    hashed: cut(call.hashed),
    dropped: call.dropped.slice(0, mostFields).map(({ field: name, why }) => ({ field: field(name), why })),
  }
}

const field = (name: string): string => tallyPath(start(name))

function nameOf({ type, name }: CallOutcome): string {
  if (name === '') return name
  const shown = tallyEvent(`${type} ${start(name)}`)
  return shown.slice(type.length + 1)
}

const start = (name: string): string => (name.length > longestName ? name.slice(0, longestName) : name)
