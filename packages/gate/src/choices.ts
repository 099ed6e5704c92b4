import type { Act, Channel, Instant } from '@candor/terms'
import type { Consent, Facts, OptOut } from './facts.ts'
import type { Question } from './question.ts'

const never = Number.NEGATIVE_INFINITY

/** Consents that one rule of a law asks for by name when data is shared; for core they answer a `share` act. */
const namedForSharing = new Set(['sale-health', 'share-health', 'disclosure', 'transfer'])

/** What the customer's choices say about the purpose and channel of one act; read in one pass, once a verdict. */
export class Choices {
  /** Newest withdrawal, objection or opt-out that reaches this purpose and channel and is not after the act. */
  withdrawnAt: Instant = never
  /** Is any consent on record, for whatever purpose? */
  consented = false
  /** Any opt-out or withdrawn consent, for whatever purpose. */
  refused = false
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
  #read = false

  unread(): void {
    this.#read = false
  }

  /** These choices, read for the question. Throws where a fact is not what its type promises; the asking rule then denies. */
  of(question: Question): this {
    if (this.#read) return this
    this.withdrawnAt = this.usableSince = this.livingSince = this.parentalSince = never
    this.covered = this.withoutEvidence = this.inFuture = false
    const { facts, at } = question
    const { optOuts, consents } = facts
    this.consented = consents.length > 0
    this.refused = optOuts.length > 0
    for (let i = 0; i < optOuts.length; i++) this.#hear(optOuts[i]!, question, at)
    for (let i = 0; i < consents.length; i++) this.#weigh(consents[i]!, question, at)
    this.#read = true
    return this
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

  #hear(optOut: OptOut, question: Question, at: Instant): void {
    if (optOut.at > at || optOut.at <= this.withdrawnAt || !reaches(optOut.channel, question.channel)) return
    if (optOut.purpose === 'any' || samePurpose(optOut.purpose, question)) this.withdrawnAt = optOut.at
  }

  #weigh(consent: Consent, question: Question, at: Instant): void {
    const { withdrawnAt, givenAt } = consent
    if (withdrawnAt !== undefined) this.refused = true
    if (!reaches(consent.channel, question.channel)) return
    const same = samePurpose(consent.purpose, question)
    if (!same && !(question.act.kind === 'share' && namedForSharing.has(consent.purpose))) return
    this.covered = true
    const ended = withdrawnAt !== undefined && withdrawnAt <= at
    if (ended && withdrawnAt > this.withdrawnAt) this.withdrawnAt = withdrawnAt
    if (!consent.evidence) this.withoutEvidence = true
    if (givenAt > at) this.inFuture = true
    if (!consent.evidence || givenAt > at || ended) return
    if (givenAt > this.usableSince) this.usableSince = givenAt
    if (!same || !isFreelyGiven(consent, question.act)) return
    if (givenAt > this.livingSince) this.livingSince = givenAt
    if (consent.parental === true && givenAt > this.parentalSince) this.parentalSince = givenAt
  }
}

const reaches = (said: Channel | 'any', asked: Channel | undefined): boolean => said === 'any' || said === asked

/** California: what was said about `sale` holds for `cross-context-ads` too (Civ. Code 1798.120). */
const samePurpose = (said: string, { purpose, facts }: Question): boolean =>
  said === purpose ||
  (said === 'sale' && purpose === 'cross-context-ads' && facts.country === 'US' && facts.region === 'CA')

/** GDPR Art. 4(11), 7(2), 7(4); a soft opt-in also needs all conditions of Directive 2002/58 Art. 13(2), and covers contacts only. */
function isFreelyGiven(consent: Consent, act: Act): boolean {
  if (consent.preTicked === true || consent.bundled === true || consent.conditional === true) return false
  if (consent.type !== 'soft-opt-in' && consent.type !== 'charity-soft-opt-in') return true
  const conditions = consent.optOutOffered === true && act.product !== 'different' && act.sender !== 'affiliate'
  return act.kind === 'contact' && conditions
}

/** Has an opt-out or withdrawal been recorded that a confirmation on this channel could confirm? */
export function hasWithdrawalToConfirm(facts: Facts, channel: Channel | undefined, at: Instant): boolean {
  return (
    facts.optOuts.some(optOut => optOut.at <= at && reaches(optOut.channel, channel)) ||
    facts.consents.some(
      consent => consent.withdrawnAt !== undefined && consent.withdrawnAt <= at && reaches(consent.channel, channel),
    )
  )
}
