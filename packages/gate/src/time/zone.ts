import { day, type Instant, second } from '@candor/terms'
import { type OffsetProbe, probeOf } from './probe.ts'

// A year costs 183 probes once, and most acts look at no other. Two days are short enough: no zone is known
// to leave an offset and return to it so soon. Seven are not: Recife did within a week less an hour in October 2000, Gaza will in 2040.
const span = 366 * day
const stride = 2 * day
/** Outside 1900 to 2200 the database has no rules worth trusting. */
const earliest = -25_567 * day
const latest = 84_006 * day

/** One stretch of time with one offset: `[from, to)`. A stretch may end where our table ends; ask again from there. */
type Stretch = { readonly from: Instant; readonly to: Instant; readonly offset: number }

/** Local time of one IANA zone, from a table of its transitions that is found as it is needed. */
export class Zone {
  readonly name: string
  readonly #probe: OffsetProbe
  readonly #stretches = new Map<number, readonly Stretch[]>()
  #last: Stretch = { from: 0, to: 0, offset: 0 }

  /** Throws a RangeError for a name that is not an IANA zone. */
  constructor(name: string) {
    this.name = name
    this.#probe = probeOf(name)
  }

  /** Milliseconds that local time is ahead of UTC. Throws a RangeError outside 1900 to 2200. */
  offsetAt(at: Instant): number {
    return this.#stretchAt(at).offset
  }

  /** Wall-clock time as if it were UTC: milliseconds since 1970-01-01T00:00 on the local clock. */
  localAt(at: Instant): number {
    return at + this.offsetAt(at)
  }

  /** The first instant after `at` at which the offset may differ. */
  steadyUntil(at: Instant): Instant {
    return this.#stretchAt(at).to
  }

  #stretchAt(at: Instant): Stretch {
    const last = this.#last
    return at >= last.from && at < last.to ? last : this.#find(at)
  }

  #find(at: Instant): Stretch {
    if (!(at >= earliest && at < latest)) throw new RangeError(`no time-zone rules are kept for the instant ${at}`)
    const key = Math.floor(at / span)
    let stretches = this.#stretches.get(key)
    if (stretches === undefined) {
      stretches = stretchesOf(this.#probe, key * span)
      this.#stretches.set(key, stretches)
    }
    this.#last = stretches.find(stretch => at < stretch.to)!
    return this.#last
  }
}

/** The stretches of one span, none beyond the instants that are kept: else what was asked before would change an answer. */
function stretchesOf(probe: OffsetProbe, spanStart: Instant): readonly Stretch[] {
  const start = Math.max(spanStart, earliest)
  const end = Math.min(spanStart + span, latest)
  const found: Stretch[] = []
  let from = start
  let offset = probe(start)
  for (let steady = start; steady < end; ) {
    const next = Math.min(steady + stride, end)
    if (probe(next) === offset) {
      steady = next
      continue
    }
    const change = firstChange(probe, steady, next, offset)
    found.push({ from, to: change, offset })
    from = steady = change
    offset = probe(change)
  }
  return from < end ? [...found, { from, to: end, offset }] : found
}

/** Bisects to the whole second: a transition never falls between seconds. */
function firstChange(probe: OffsetProbe, from: Instant, to: Instant, offset: number): Instant {
  let steady = from
  let changed = to
  while (changed - steady > second) {
    const middle = steady + Math.floor((changed - steady) / 2 / second) * second
    if (probe(middle) === offset) steady = middle
    else changed = middle
  }
  return changed
}
