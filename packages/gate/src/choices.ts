import type { Act, Instant } from '@candor/terms'
import { type ChoiceColumns, choiceWidth, marks } from './compact/choice-columns.ts'
import type { CompactFacts } from './compact/compact-facts.ts'
import type { Question } from './question.ts'

const never = Number.NEGATIVE_INFINITY

/** Consents that one rule of a law asks for by name when data is shared; for core they answer a `share` act. */
const namedForSharing = new Set(['sale-health', 'share-health', 'disclosure', 'transfer'])

/** What the customer's choices say about the purpose and channel of one act; read in one pass, once a verdict. */
export class Choices {
  /** Newest withdrawal, objection or opt-out that reaches this purpose and channel and is not after the act. */
  withdrawnAt: Instant = never
  /** A consent for this very purpose and channel, however flawed. */
  covered = false
  withoutEvidence = false
  inFuture = false
  /** Newest covering consent with evidence that had been given and not itself been withdrawn. */
  usableSince: Instant = never
  /** Newest of those that the house accepts as a reason to act. */
  livingSince: Instant = never
  /** Newest of those given by a parent. */
  parentalSince: Instant = never
  // For the rules of law: newest usable consents for this very purpose that nobody forced, each kind on its own.
  voluntarySince: Instant = never
  expressSince: Instant = never
  writtenSince: Instant = never
  explicitSince: Instant = never
  softSince: Instant = never
  softOfferedSince: Instant = never
  charitySince: Instant = never
  afterNoticeSince: Instant = never
  guardianSince: Instant = never
  /** On record for this very purpose, usable or not. */
  softRecorded = false
  charityRecorded = false
  forcedRecorded = false
  afterNoticeRecorded = false

  /** Reads the choices for the question. Throws where they are damaged; the asking rule then denies. */
  read(question: Question): void {
    this.withdrawnAt = this.usableSince = this.livingSince = this.parentalSince = never
    this.covered = this.withoutEvidence = this.inFuture = false
    this.voluntarySince = this.expressSince = this.writtenSince = this.explicitSince = never
    this.softSince = this.softOfferedSince = this.charitySince = this.afterNoticeSince = this.guardianSince = never
    this.softRecorded = this.charityRecorded = this.forcedRecorded = this.afterNoticeRecorded = false
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
    if (withdrawnAt <= at && withdrawnAt > this.withdrawnAt) this.withdrawnAt = withdrawnAt
    if (same) this.#record(marked)
    if (!evidence) this.withoutEvidence = true
    if (givenAt > at) this.inFuture = true
    if (!evidence || givenAt > at || withdrawnAt <= at) return
    if (givenAt > this.usableSince) this.usableSince = givenAt
    if (!same) return
    this.#sort(marked, givenAt)
    if (!isFreelyGiven(marked, act)) return
    if (givenAt > this.livingSince) this.livingSince = givenAt
    if ((marked & marks.parental) !== 0 && givenAt > this.parentalSince) this.parentalSince = givenAt
  }

  #record(marked: number): void {
    if ((marked & special) === 0) return
    if ((marked & marks.charity) !== 0) this.charityRecorded = true
    else if ((marked & marks.soft) !== 0) this.softRecorded = true
    if ((marked & marks.forced) !== 0) this.forcedRecorded = true
    if ((marked & marks.afterConflictNotice) !== 0) this.afterNoticeRecorded = true
  }

  /** A usable consent for this very purpose, into the kinds that laws tell apart. */
  #sort(marked: number, givenAt: Instant): void {
    if ((marked & marks.forced) !== 0) return
    this.voluntarySince = Math.max(this.voluntarySince, givenAt)
    if ((marked & marks.soft) === 0) this.expressSince = Math.max(this.expressSince, givenAt)
    else this.#sortSoft(marked, givenAt)
    if ((marked & special) === 0) return
    if ((marked & marks.written) !== 0) this.writtenSince = Math.max(this.writtenSince, givenAt)
    if ((marked & marks.explicit) !== 0) this.explicitSince = Math.max(this.explicitSince, givenAt)
    if ((marked & marks.parental) !== 0) this.guardianSince = Math.max(this.guardianSince, givenAt)
    if ((marked & marks.afterConflictNotice) !== 0) this.afterNoticeSince = Math.max(this.afterNoticeSince, givenAt)
  }

  #sortSoft(marked: number, givenAt: Instant): void {
    if ((marked & marks.charity) !== 0) {
      if ((marked & marks.optOutWithheld) === 0) this.charitySince = Math.max(this.charitySince, givenAt)
      return
    }
    this.softSince = Math.max(this.softSince, givenAt)
    if ((marked & marks.optOutOffered) !== 0) this.softOfferedSince = Math.max(this.softOfferedSince, givenAt)
  }
}

const special = marks.soft | marks.forced | marks.written | marks.explicit | marks.parental | marks.afterConflictNotice

/** A consent that a rule asks for by name, with what must be marked on it and what must not. */
export type NamedConsent = { readonly purpose: string; readonly marked: number; readonly unmarked?: number }

/**
 * When the newest consent of that name was given that nobody forced, that can be proved, stands, and is newer than every refusal
 * of the act or of what it names; minus infinity when there is none.
 */
export function namedSince(question: Question, { purpose, marked, unmarked = 0 }: NamedConsent): Instant {
  const { facts, channels, at, choices } = question
  const { count, purposes, numbers } = facts.choices
  let given = never
  let refused = choices.withdrawnAt
  const needed = marked | marks.evidence
  const unwanted = unmarked | marks.forced
  for (let i = 0; i < count; i++) {
    const start = i * choiceWidth
    const has = numbers[start]!
    if ((has & channels) === 0) continue
    const [saidAt, withdrawnAt] = [numbers[start + 1]!, numbers[start + 2]!]
    if ((has & marks.optOut) !== 0) {
      if ((purposes[i] === purpose || purposes[i] === 'any') && saidAt <= at) refused = Math.max(refused, saidAt)
    } else if (purposes[i] === purpose) {
      if (withdrawnAt <= at) refused = Math.max(refused, withdrawnAt)
      else if ((has & needed) === needed && (has & unwanted) === 0 && saidAt <= at) given = Math.max(given, saidAt)
    }
  }
  return given > refused ? given : never
}

/** The newest opt-out of one of the purposes, or of all, on whatever channel, that is not after the act. */
export function optedOutSince({ facts, at }: Question, of: readonly string[]): Instant {
  const { count, purposes, numbers } = facts.choices
  let newest = never
  for (let i = 0; i < count; i++) {
    const start = i * choiceWidth
    const saidAt = numbers[start + 1]!
    if ((numbers[start]! & marks.optOut) === 0 || saidAt > at) continue
    if (purposes[i] === 'any' || of.includes(purposes[i]!)) newest = Math.max(newest, saidAt)
  }
  return newest
}

/** California: what was said about `sale` holds for `cross-context-ads` too (Civ. Code 1798.120). */
const isCalifornian = ({ country, region }: CompactFacts): boolean => country === 'US' && region === 'CA'

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
