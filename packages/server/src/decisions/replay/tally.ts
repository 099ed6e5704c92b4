import type { Verdict } from '@candor/gate'
import type { Instant, Outcome } from '@candor/terms'
import type { DecisionRecord } from '../decision-record.ts'
import { shareInterval } from './interval.ts'

/** A decision that would come out otherwise. */
export type ReplayExample = {
  readonly customer: string
  readonly entry: string
  readonly at: Instant
  readonly before: { readonly outcome: Outcome; readonly rule?: string }
  readonly after: { readonly outcome: Outcome; readonly rule?: string }
}

/** Decisions that would come out otherwise in one way. */
export type ReplayChange = {
  readonly from: Outcome
  readonly to: Outcome
  readonly n: number
  /** By the rule that would decide; `-`: a silent permit. */
  readonly rules: { readonly [rule: string]: number }
  readonly examples: readonly ReplayExample[]
}

/** One group of a segment. Groups of fewer than ten decisions are hidden: only that they exist is told. */
export type ReplayGroup = {
  readonly group: string
  readonly n: number
  readonly changed: number
  readonly hidden?: true
}

export type ReplaySegment = { readonly by: string; readonly groups: readonly ReplayGroup[] }

export type ReplayCounts = {
  readonly replayed: number
  readonly changed: number
  readonly share: number
  readonly low: number
  readonly high: number
  /** Same outcome, for other reasons, at another time or with other duties. */
  readonly otherwise: number
  readonly changes: readonly ReplayChange[]
  readonly segments: readonly ReplaySegment[]
}

/** Groups smaller than this could point at a person. */
export const smallestGroup = 10
const mostExamples = 5

type Way = {
  readonly from: Outcome
  readonly to: Outcome
  n: number
  readonly rules: Map<string, number>
  readonly examples: ReplayExample[]
}
type Count = { n: number; changed: number }

/** Counts what replayed decisions come to, without keeping them. */
export class Tally {
  #replayed = 0
  #changed = 0
  #otherwise = 0
  readonly #ways = new Map<string, Way>()
  readonly #segments = new Map<string, Map<string, Count>>()

  count(customer: string, entry: string, decision: DecisionRecord, after: Verdict): void {
    const { verdict: before } = decision
    const changed = before.outcome !== after.outcome
    this.#replayed++
    if (changed) this.#note(customer, entry, decision, after)
    else if (!saysTheSame(before, after)) this.#otherwise++
    for (const [by, group] of groupsOf(decision)) this.#add(by, group, changed)
  }

  /** `of`: how many decisions there are in all. */
  counts(of: number): ReplayCounts {
    const share = this.#replayed === 0 ? 0 : this.#changed / this.#replayed
    return {
      replayed: this.#replayed,
      changed: this.#changed,
      share,
      ...shareInterval(this.#changed, this.#replayed, of),
      otherwise: this.#otherwise,
      changes: [...this.#ways.values()]
        .toSorted((a, b) => b.n - a.n)
        .map(({ rules, ...way }) => ({
          ...way,
          rules: Object.fromEntries([...rules].toSorted((a, b) => b[1] - a[1])),
        })),
      segments: [...this.#segments].map(([by, groups]) => ({ by, groups: [...groups].map(shown).toSorted(byGroup) })),
    }
  }

  #note(customer: string, entry: string, { verdict: before, at }: DecisionRecord, after: Verdict): void {
    this.#changed++
    const { outcome: from } = before
    const { outcome: to, deciding = '-' } = after
    const way: Way = this.#ways.get(`${from} ${to}`) ?? { from, to, n: 0, rules: new Map(), examples: [] }
    this.#ways.set(`${from} ${to}`, way)
    way.n++
    way.rules.set(deciding, (way.rules.get(deciding) ?? 0) + 1)
    if (way.examples.length >= mostExamples) return
    way.examples.push({ customer, entry, at, before: heard(before), after: heard(after) })
  }

  #add(by: string, group: string, changed: boolean): void {
    const groups = this.#segments.get(by) ?? new Map<string, Count>()
    this.#segments.set(by, groups)
    const count = groups.get(group) ?? { n: 0, changed: 0 }
    groups.set(group, count)
    count.n++
    if (changed) count.changed++
  }
}

const heard = ({ outcome, deciding }: Omit<Verdict, 'policy'>) => ({
  outcome,
  ...(deciding !== undefined && { rule: deciding }),
})

const shown = ([group, { n, changed }]: [string, Count]): ReplayGroup =>
  n < smallestGroup ? { group, n: 0, changed: 0, hidden: true } : { group, n, changed }

const byGroup = (a: ReplayGroup, b: ReplayGroup): number => (a.group < b.group ? -1 : 1)

/** Groups by which a change may fall on some more than on others. */
function groupsOf({ act, facts }: DecisionRecord): [by: string, group: string][] {
  return [
    ['purpose', act.purpose],
    ['channel', act.channel ?? 'none'],
    ['country', facts.country],
    ['age', facts.age === undefined ? 'unknown' : ageBand(facts.age)],
    ['dial', facts.dial ?? 'not set'],
  ]
}

const bounds = [13, 16, 18, 25, 35, 45, 60]

function ageBand(age: number): string {
  const above = bounds.findIndex(bound => age < bound)
  if (above === 0) return `under ${bounds[0]}`
  return above < 0 ? `${bounds.at(-1)} and older` : `${bounds[above - 1]} to ${bounds[above]! - 1}`
}

function saysTheSame(before: Omit<Verdict, 'policy'>, after: Verdict): boolean {
  if (before.until !== after.until || before.dueAt !== after.dueAt || before.deciding !== after.deciding) return false
  if (before.reasons.length !== after.reasons.length || before.obligations.length !== after.obligations.length)
    return false
  const said = new Map(before.reasons.map(({ rule, says }) => [rule, says]))
  return (
    after.reasons.every(({ rule, says }) => said.get(rule) === says) &&
    after.obligations.every(duty => before.obligations.includes(duty))
  )
}
