import type { Act, Instant } from '@candor/terms'
import { type ChoiceColumns, choiceWidth, marks } from './compact/choice-columns.ts'
import type { CompactFacts } from './compact/compact-facts.ts'
import type { Question } from './question.ts'

const never = Number.NEGATIVE_INFINITY

/** Consents that one rule of a law asks for by name when data is shared; for core they answer a `share` act. */
export const namedForSharing: ReadonlySet<string> = new Set(['sale-health', 'share-health', 'disclosure', 'transfer'])

/** What the customer's choices say about the purpose and channel of one act; read in one pass, once a verdict. */
export class Choices {
  /** Newest withdrawal, objection or opt-out that reaches this purpose and channel and is not after the act. */
  withdrawnAt: Instant = never
  /** A consent for this very purpose and channel, however flawed. */
  covered = false
  withoutEvidence = false
  inFuture = false
  /** A consent for this purpose was pre-ticked, bundled or conditional, usable or not. */
  forced = false
  /** Newest covering consent with evidence that had been given and not itself been withdrawn. */
  usableSince: Instant = never
  /** Newest of those that the house accepts as a reason to act. */
  livingSince: Instant = never
  /** Newest of those given by a parent. */
  parentalSince: Instant = never

  /** Reads the choices for the question. Throws where they are damaged; the asking rule then denies. */
  read(question: Question): void {
    this.withdrawnAt = this.usableSince = this.livingSince = this.parentalSince = never
    this.covered = this.withoutEvidence = this.inFuture = this.forced = false
    const { purpose, channels, facts } = question
    const { count, purposes, numbers } = facts.choices
    const sale = purpose === 'cross-context-ads' && isCalifornian(facts)
    const sharing = question.act.kind === 'share'
    for (let i = 0; i < count; i++) {
      const start = i * choiceWidth
      const marked = numbers[start]!
      if ((marked & channels) === 0) continue
      const said = purposes[i]!
      const same = said === purpose || (sale && said === 'sale')
      if ((marked & marks.optOut) !== 0) this.#hear(numbers[start + 1]!, same || said === 'any', question.at)
      else if (same || (sharing && namedForSharing.has(said))) this.#weigh(numbers, start, same, question)
    }
  }

  /** INVARIANT: the latest word wins, and on a tie the no. See gate.properties.test.ts. */
  get withdrawn(): boolean {
    return this.withdrawnAt > never && this.usableSince <= this.withdrawnAt
  }

  get usable(): boolean {
    return this.usableSince > never
  }

  get living(): boolean {
    return this.livingSince > this.withdrawnAt
  }

  get parental(): boolean {
    return this.parentalSince > this.withdrawnAt
  }

  #hear(refusedAt: Instant, covers: boolean, at: Instant): void {
    if (covers && refusedAt <= at && refusedAt > this.withdrawnAt) this.withdrawnAt = refusedAt
  }

  #weigh(numbers: readonly number[], start: number, same: boolean, { act, at }: Question): void {
    const marked = numbers[start]!
    const givenAt = numbers[start + 1]!
    const withdrawnAt = numbers[start + 2]!
    const evidence = (marked & marks.evidence) !== 0
    this.covered = true
    if (same && (marked & marks.forced) !== 0) this.forced = true
    if (withdrawnAt <= at && withdrawnAt > this.withdrawnAt) this.withdrawnAt = withdrawnAt
    if (!evidence) this.withoutEvidence = true
    if (givenAt > at) this.inFuture = true
    if (!evidence || givenAt > at || withdrawnAt <= at) return
    if (givenAt > this.usableSince) this.usableSince = givenAt
    if (!same || !isFreelyGiven(marked, act)) return
    if (givenAt > this.livingSince) this.livingSince = givenAt
    if ((marked & marks.parental) !== 0 && givenAt > this.parentalSince) this.parentalSince = givenAt
  }
}

/** California: what was said about `sale` holds for `cross-context-ads` too (Civ. Code 1798.120). */
export const isCalifornian = ({ country, region }: CompactFacts): boolean => country === 'US' && region === 'CA'

/** GDPR Art. 4(11), 7(2), 7(4); a soft opt-in also needs all conditions of Directive 2002/58 Art. 13(2), and covers contacts only. */
function isFreelyGiven(marked: number, act: Act): boolean {
  if ((marked & (marks.forced | marks.soft)) === 0) return true
  if ((marked & marks.forced) !== 0 || (marked & marks.optOutOffered) === 0) return false
  return act.kind === 'contact' && act.product !== 'different' && act.sender !== 'affiliate'
}

/** The newest opt-out or withdrawal on these channels, for whatever purpose, that is not after `at`; minus infinity without one. */
export function newestRefusal({ count, numbers }: ChoiceColumns, channels: number, at: Instant): Instant {
  let newest = never
  for (let start = 0; start < count * choiceWidth; start += choiceWidth) {
    const marked = numbers[start]!
    const saidNoAt = (marked & marks.optOut) === 0 ? numbers[start + 2]! : numbers[start + 1]!
    if ((marked & channels) !== 0 && saidNoAt <= at) newest = Math.max(newest, saidNoAt)
  }
  return newest
}
