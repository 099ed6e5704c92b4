import type { Act, Instant, Obligation, Says } from '@candor/terms'
import type { Consent, Facts } from '../facts.ts'
import type { GatePolicy } from '../policy.ts'

/** What one rule thinks. `closed` is there where the rule could defer, whatever it says now. */
export type Opinion = {
  readonly says: Says
  readonly obligations?: readonly Obligation[]
  readonly closed?: (t: Instant) => boolean
  /** The last instant at which what the rule asks for is still in time. */
  readonly dueAt?: Instant
}

/** A rule of the table, written again. */
export type ReferenceRule = {
  readonly id: string
  readonly pack: string
  readonly judge: (question: Case) => Opinion | undefined
}

/** A question with what the rule table derives from it, each value on its own and by the plainest way. */
export type Case = {
  readonly policy: GatePolicy
  readonly act: Act
  readonly facts: Facts
  readonly at: Instant
  readonly promotion: boolean
  readonly marketing: boolean
  readonly purpose: string
  readonly basis: string
  /** Every instant at which anything might open, in order. */
  readonly candidates: () => Generator<Instant>
}

export function caseOf(policy: GatePolicy, act: Act, facts: Facts, at: Instant): Case {
  const transactional = act.kind === 'contact' && act.messageClass === 'transactional'
  const confirms = act.kind === 'contact' && act.purpose === 'optout-confirmation'
  const promo = act.kind === 'contact' && (act.contentFlags ?? []).includes('promo')
  const promotion = promo && (transactional || confirms)
  const purpose = promotion ? 'marketing' : act.purpose
  const declared = Object.hasOwn(policy.purposes, purpose) ? policy.purposes[purpose]!.basis : undefined
  return {
    policy,
    act,
    facts,
    at,
    promotion,
    purpose,
    marketing: ['survey', 'solicit-review'].includes(act.kind) || (act.kind === 'contact' && (!transactional || promo)),
    basis: declared ?? (promotion ? 'none' : (act.basis ?? basisImplied(act))),
    candidates: () => candidatesOf(policy, facts, at),
  }
}

/** What is necessary for what was asked for rests on the contract; a decision may name a contract or a law as its ground. */
function basisImplied({ necessary, strictlyNecessary, ground }: Act): string {
  if (necessary || strictlyNecessary || ground === 'contract-necessary') return 'contract'
  return ground === 'law' ? 'legal-duty' : 'none'
}

const quarter = 15 * 60_000
const inHours = (hours: number): number => hours * 3_600_000

/**
 * Hours open on whole quarters, and so do days (the tests use no finer windows, and no zone is finer); budgets, the caps of
 * law over 24 hours, pauses, and rests of the guard at their own instants.
 */
function* candidatesOf(policy: GatePolicy, facts: Facts, at: Instant): Generator<Instant> {
  const windows = [24, ...[...policy.budgets, ...(facts.budgets ?? [])].map(({ hours }) => hours)].map(inHours)
  const rests = (policy.guard?.coolDown ?? 0) * (facts.guard === 'stronger' ? 2 : 1)
  const happened = [facts.purchases, facts.returns, facts.lateNights].flatMap(instants => instants ?? [])
  const cooled = happened.flatMap(instant => [instant + rests, instant + inHours(168)])
  const past = [...facts.contacts.map(contact => contact.at), facts.contactsKnownSince ?? at]
  const exact = [
    at,
    facts.pausedUntil ?? at,
    ...cooled,
    ...windows.flatMap(window => past.map(instant => instant + window)),
  ]
  const waiting = exact.filter(t => t >= at).sort((a, b) => a - b)
  for (let grid = Math.ceil(at / quarter) * quarter; grid <= at + 400 * 96 * quarter; grid += quarter) {
    while (waiting.length > 0 && waiting[0]! <= grid) yield waiting.shift()!
    yield grid
  }
  yield* waiting
}

/** Is what was said about `channel` said about the channel of the act? */
export const onChannel = (channel: string, act: Act): boolean => channel === 'any' || channel === act.channel

export const aboutPurpose = (said: string, { purpose, facts }: Case): boolean =>
  said === purpose ||
  (said === 'sale' && purpose === 'cross-context-ads' && facts.country === 'US' && facts.region === 'CA')

export const covering = (question: Case): readonly Consent[] => {
  const named = question.act.kind === 'share' ? ['sale-health', 'share-health', 'disclosure', 'transfer'] : []
  return question.facts.consents.filter(
    ({ purpose, channel }) =>
      onChannel(channel, question.act) && (aboutPurpose(purpose, question) || named.includes(purpose)),
  )
}

export const usable = (question: Case): readonly Consent[] =>
  covering(question).filter(
    ({ evidence, givenAt, withdrawnAt = Number.POSITIVE_INFINITY }) =>
      evidence && givenAt <= question.at && question.at < withdrawnAt,
  )

/** Instants of every no that covers the act and binds already. */
export const refusals = (question: Case): readonly Instant[] => [
  ...question.facts.optOuts
    .filter(
      ({ purpose, channel }) =>
        onChannel(channel, question.act) && (purpose === 'any' || aboutPurpose(purpose, question)),
    )
    .map(({ at }) => at)
    .filter(at => at <= question.at),
  ...covering(question).flatMap(({ withdrawnAt }) =>
    withdrawnAt !== undefined && withdrawnAt <= question.at ? [withdrawnAt] : [],
  ),
]

const newerThanAll = (consent: Consent, instants: readonly Instant[]): boolean =>
  instants.every(instant => consent.givenAt > instant)

export const isRefused = (question: Case): boolean =>
  refusals(question).length > 0 && !usable(question).some(consent => newerThanAll(consent, refusals(question)))

/** Consents the house takes as a reason. */
export const living = (question: Case): readonly Consent[] =>
  usable(question)
    .filter(({ purpose }) => aboutPurpose(purpose, question))
    .filter(consent => newerThanAll(consent, refusals(question)))
    .filter(({ preTicked, bundled, conditional }) => !preTicked && !bundled && !conditional)
    .filter(({ type, optOutOffered }) => {
      if (type === 'express' || type === 'pewc') return true
      const { kind, product = 'similar', sender = 'self' } = question.act
      return kind === 'contact' && optOutOffered === true && product === 'similar' && sender === 'self'
    })

export const isReply = ({ act }: Case): boolean => act.kind === 'contact' && act.reply === true

export const isConfirmation = ({ act, promotion }: Case): boolean =>
  act.kind === 'contact' && act.purpose === 'optout-confirmation' && !promotion

export function restsOnWill(question: Case): boolean {
  const { act, marketing, basis } = question
  const forced = basis === 'contract' || basis === 'legal-duty'
  if (act.kind === 'contact') return marketing && !isReply(question) && !isConfirmation(question)
  if (act.kind === 'survey' || act.kind === 'solicit-review') return true
  if (act.kind === 'share') return act.purpose !== 'processor' && !forced
  if (act.kind === 'collect' || act.kind === 'profile' || act.kind === 'decide') return !forced
  if (act.kind === 'rights-request' || act.kind === 'breach-notice') return false
  return basis === 'consent' || basis === 'legitimate-interest'
}

export const restsOnConsent = (question: Case): boolean =>
  restsOnWill(question) && (question.basis === 'none' || question.basis === 'consent')
