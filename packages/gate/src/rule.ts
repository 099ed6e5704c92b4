import type { ActKind, Channel, Obligation, Says } from '@candor/terms'
import type { FamilyName } from './families/families.ts'
import type { LimitName } from './predicates/limits.ts'
import type { PredicateName } from './predicates/vocabulary.ts'

/** A small tree over the closed list of named predicates. `of` holds the values a predicate compares with, where it takes some. */
export type Test =
  | { readonly is: PredicateName; readonly of?: readonly string[] }
  | { readonly all: readonly Test[] }
  | { readonly any: readonly Test[] }
  | { readonly not: Test }

/**
 * One thing a rule can say. It speaks when `when` holds (absent: always) or, for a `defer`, while its limit is closed.
 * `orStrip`: where the act is a promotion inside a transactional contact, the refusal becomes `adjust` with `strip-promo`.
 */
export type Clause =
  | {
      readonly says: Exclude<Says, 'defer'>
      readonly when?: Test
      readonly obligations?: readonly Obligation[]
      readonly orStrip?: true
      /** By when the act must be done, counted from its time: the receipt of a request, the awareness of a breach. */
      readonly due?: Due
    }
  | { readonly says: 'defer'; readonly while: LimitName; readonly orStrip?: true }

/**
 * A limit of law. Hours run exactly. Days, working days and months are dates in the brand's zone; the limit is the last second of
 * the last. Months are added one after the other, each clamped to the end of a short month.
 */
export type Due = {
  readonly in: 'hours' | 'days' | 'working-days' | 'months'
  readonly of: readonly number[]
  /** A last day that is no working day moves on to the next that is (Regulation 1182/71 Art. 3(4)). */
  readonly rolls?: true
  /** The days from asking for a clarification to the answer, both included, do not count (UK GDPR Art. 12A). */
  readonly stopsForClarification?: true
}

/** What a rule's word means to staff. Slots: {channel}, {purpose}, {until}, {due}. The customer's words are the family's. */
export type Text = { readonly staff: string }

/** How sure we are that a rule of law says what the law says. `verified`: its figures were seen at their source. */
export type Confidence = {
  readonly level: 'high' | 'medium-high' | 'medium'
  readonly note?: string
  readonly verified?: true
}

/**
 * A rule is data. Outside its kinds, channels and scope it is silent; inside, the first clause that holds speaks. The scope
 * also asks whether there is anything to judge: a rule without facts is no reason.
 */
export type Rule = {
  readonly id: string
  readonly kinds: readonly ActKind[]
  /** Absent: on every channel and on none. */
  readonly channels?: readonly Channel[]
  readonly scope?: Test
  readonly clauses: readonly Clause[]
  /** What the rule demands, in one sentence. */
  readonly sentence: string
  /** Where that comes from: a law, or a promise of the house. */
  readonly citation: string
  /** Whose sentences the customer reads. */
  readonly family: FamilyName
  /** Absent for promises of the house. */
  readonly confidence?: Confidence
  /** The day the rule was last compared with its law, as YYYY-MM-DD. */
  readonly checkedOn?: string
  /** Where absent, the text for staff is composed of the sentence, the word and the citation. */
  readonly texts?: { readonly [word in Says]?: Text }
}

export type Pack = { readonly name: string; readonly version: number; readonly rules: readonly Rule[] }
