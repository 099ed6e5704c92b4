import type { Instant } from '@candor/terms'
import { isCalifornian } from './choices.ts'
import { choiceWidth, marks } from './compact/choice-columns.ts'
import type { Question } from './question.ts'

const never = Number.NEGATIVE_INFINITY

/**
 * The consents for the very purpose and channel of one act, sorted into the kinds that laws tell apart; read in one pass, once a
 * verdict, when a rule of law first asks. Each `…Since` is the newest that can be proved, had been given, had not been withdrawn
 * itself and was not forced; whether it is newer than every refusal, `choices.withdrawnAt` tells.
 */
export class LawChoices {
  voluntarySince: Instant = never
  expressSince: Instant = never
  writtenSince: Instant = never
  explicitSince: Instant = never
  softSince: Instant = never
  softOfferedSince: Instant = never
  charitySince: Instant = never
  afterNoticeSince: Instant = never
  guardianSince: Instant = never
  /** On record, usable or not. */
  softRecorded = false
  charityRecorded = false
  afterNoticeRecorded = false

  /** Throws where the choices are damaged; the asking rule then denies. */
  read({ purpose, channels, facts, at }: Question): void {
    this.voluntarySince = this.expressSince = this.writtenSince = this.explicitSince = never
    this.softSince = this.softOfferedSince = this.charitySince = this.afterNoticeSince = this.guardianSince = never
    this.softRecorded = this.charityRecorded = this.afterNoticeRecorded = false
    const { count, purposes, numbers } = facts.choices
    const sale = purpose === 'cross-context-ads' && isCalifornian(facts)
    for (let i = 0; i < count; i++) {
      const start = i * choiceWidth
      const marked = numbers[start]!
      if ((marked & channels) === 0 || (marked & marks.optOut) !== 0) continue
      const said = purposes[i]!
      if (said !== purpose && !(sale && said === 'sale')) continue
      this.#record(marked)
      const givenAt = numbers[start + 1]!
      const stands = (marked & marks.evidence) !== 0 && givenAt <= at && numbers[start + 2]! > at
      if (stands) this.#sort(marked, givenAt)
    }
  }

  #record(marked: number): void {
    if ((marked & special) === 0) return
    if ((marked & marks.charity) !== 0) this.charityRecorded = true
    else if ((marked & marks.soft) !== 0) this.softRecorded = true
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
