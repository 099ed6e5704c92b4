import type { OfferMode } from './choose-offer.ts'
import { type Interval, newcombe, wilson } from './wilson.ts'

/** A decision whose time to succeed is over. */
export type Decided = {
  readonly person: string
  readonly mode: OfferMode
  readonly success: boolean
  /** Absent where it is not known. */
  readonly group?: string
}

export type Arm = {
  readonly people: number
  readonly successes: number
  readonly rate: number
  readonly interval: Interval
}

/** How often people succeeded whom the score decided about, beside those of the same kind decided by lot. */
export type Benefit = {
  readonly score: Arm
  readonly lot: Arm
  readonly difference: number
  readonly interval: Interval
}

const fewest = 10

/**
 * What deciding by score is good for: the success rate under the mode `score` less that under `holdout` and `explore`, which a lot
 * chose among people of the same kind at the same time, with Newcombe's interval of 95 %. Of each person the first decision in one
 * of these modes counts, so that nobody counts twice and no offer is measured by what an earlier one did; decisions come in the
 * order of their time. Everybody decided about counts, offered or not. `undefined` with fewer than ten people on a side.
 */
export function benefitOf(decisions: readonly Decided[]): Benefit | undefined {
  const sides = { score: { people: 0, successes: 0 }, lot: { people: 0, successes: 0 } }
  const seen = new Set<string>()
  for (const { person, mode, success } of decisions) {
    const side = mode === 'score' ? sides.score : mode === 'holdout' || mode === 'explore' ? sides.lot : undefined
    if (side === undefined || seen.has(person)) continue
    seen.add(person)
    side.people++
    if (success) side.successes++
  }
  if (sides.score.people < fewest || sides.lot.people < fewest) return undefined
  const [score, lot] = [armOf(sides.score), armOf(sides.lot)]
  const interval = newcombe([score.successes, score.people], [lot.successes, lot.people])!
  return { score, lot, difference: score.rate - lot.rate, interval }
}

/** The same for each group by name; people without one are in none. Groups too small are `undefined`. */
export function benefitByGroup(decisions: readonly Decided[]): ReadonlyMap<string, Benefit | undefined> {
  const groups = new Map<string, Decided[]>()
  for (const decision of decisions) {
    if (decision.group === undefined) continue
    const known = groups.get(decision.group)
    if (known) known.push(decision)
    else groups.set(decision.group, [decision])
  }
  return new Map([...groups].map(([group, own]) => [group, benefitOf(own)]))
}

const armOf = ({ people, successes }: { readonly people: number; readonly successes: number }): Arm => ({
  people,
  successes,
  rate: successes / people,
  interval: wilson(successes, people)!,
})
