import type { Act, Instant } from '@candor/terms'
import { termsOf } from './brand-terms.ts'
import { Cells } from './cells.ts'
import { compactInto } from './compact/compact.ts'
import { CompactFacts } from './compact/compact-facts.ts'
import type { Facts } from './facts.ts'
import { judge, judgeOnce } from './judge.ts'
import { ownPacks } from './own/own-pack.ts'
import { packsNamed } from './packs/loaded.ts'
import { type Distinctions, distinctionsOf } from './plan/distinctions.ts'
import type { GatePolicy } from './policy.ts'
import { Question } from './question.ts'
import type { Pack } from './rule.ts'
import type { Verdict } from './verdict.ts'

/** The one gate every act passes, compiled from a policy. It touches nothing: no clock, no disk, no network. */
export type Gate = {
  readonly policy: GatePolicy
  /** Digest of all that judges; every verdict names it. */
  readonly digest: string
  readonly packs: readonly Pack[]
  /**
   * What a decision would say, for plans, tries, forecasts and replays. Mints nothing. `at` is in milliseconds since 1970.
   * Every rule in scope that has facts to judge is a reason. Throws a RangeError for an act kind or channel that is not on
   * the closed lists and for an instant that is not an integer; facts never make it throw.
   */
  readonly preview: (act: Act, facts: Facts | CompactFacts, at: Instant) => Verdict
  /** As `preview`, quicker for a question that nobody else like it asks: of a plan that asks about one of all who are alike. */
  readonly previewOnce: (act: Act, facts: Facts | CompactFacts, at: Instant) => Verdict
  /** What of customers can make a difference to these acts at `at`: for plans over many, which judge one of those who are alike. */
  readonly distinctions: (acts: readonly Act[], at: Instant) => Distinctions
}

/** Compiles the gate of a policy, its own rules last. Throws a RangeError for a pack that does not exist; `digest` is of `policySource`. */
export const compile = (policy: GatePolicy, digest: string): Gate =>
  compilePacks(policy, digest, [...packsNamed(policy.packs), ...ownPacks(policy.rules)])

/** Compiles a gate of packs given as data. */
export function compilePacks(policy: GatePolicy, digest: string, packs: readonly Pack[]): Gate {
  const rules = packs.flatMap(pack => pack.rules)
  const cells = new Cells(rules, policy.brand.country)
  const question = new Question(termsOf(policy))
  const scratch = new CompactFacts()
  const preview =
    (hear: typeof judge): Gate['preview'] =>
    (act, facts, at) => {
      if (!Number.isSafeInteger(at)) throw new RangeError(`${at} is not an instant`)
      const compact = facts instanceof CompactFacts ? facts : compactInto(scratch, facts)
      const place = cells.placeOf(compact)
      const cell = cells.at(place, act.kind, act.channel)
      question.put(act, compact, at, place.where)
      return hear(cell, question, digest)
    }
  return {
    policy,
    digest,
    packs,
    preview: preview(judge),
    previewOnce: preview(judgeOnce),
    distinctions: (acts, at) => distinctionsOf({ rules, cells, question, own: policy.rules ?? {} }, acts, at),
  }
}
