import type { Act, ConsentType, Instant, Obligation } from '@candor/terms'
import type { Consent } from '../../facts.ts'
import {
  aboutPurpose,
  type Case,
  covering,
  isRefused,
  type Opinion,
  onChannel,
  refusals,
  restsOnWill,
} from '../reference-case.ts'
import { isWithinMonths } from './dates.ts'

// Words.

export const deny: Opinion = { says: 'deny' }
export const permit: Opinion = { says: 'permit' }
/** On record, but it does not hold. */
export const lapsed: Opinion = { says: 'lapsed' }
export const satisfied: Opinion = { says: 'satisfied' }
export const permitWith = (...obligations: Obligation[]): Opinion => ({ says: 'permit', obligations })
export const denyWith = (...obligations: Obligation[]): Opinion => ({ says: 'deny', obligations })
export const adjust = (...obligations: Obligation[]): Opinion => ({ says: 'adjust', obligations })
export const dueBy = (dueAt: Instant, ...obligations: Obligation[]): Opinion => ({ says: 'permit', obligations, dueAt })

/** A refusal where a promotion inside a transactional contact can be taken out: Canada, US email, EU and UK. */
export const refuse = ({ promotion }: Case): Opinion => (promotion ? adjust('strip-promo') : deny)

/** Adjusts with all duties of the row where the act lacks one of them. */
export const formOf = ({ act }: Case, duties: readonly Obligation[], kept: Opinion = satisfied): Opinion =>
  duties.some(duty => act.lacks?.includes(duty)) ? adjust(...duties) : kept

/** The same where the row names its duties whether they are kept or not. */
export const dutiesOf = (question: Case, ...obligations: Obligation[]): Opinion =>
  formOf(question, obligations, { says: 'satisfied', obligations })

// Places.

const union = [
  ...['AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IT', 'LT', 'LU'],
  ...['LV', 'MT', 'NL', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
  ...['IS', 'LI', 'NO'],
]
export const isUnion = (country: string): boolean => union.includes(country)

export const country = ({ facts, policy }: Case): string =>
  facts.country === 'unknown' ? policy.brand.country : facts.country
export const inUs = (question: Case): boolean => country(question) === 'US'
export const inState = (question: Case, state: string): boolean => inUs(question) && question.facts.region === state
export const inEu = (question: Case): boolean => isUnion(country(question))
export const inUk = (question: Case): boolean => country(question) === 'GB'
/** GDPR and UK GDPR bind a brand established there too, whoever the customer is. */
export const underGdpr = (question: Case): boolean => inEu(question) || isUnion(question.policy.brand.country)
export const underUkGdpr = (question: Case): boolean => inUk(question) || question.policy.brand.country === 'GB'

// Acts.

export const isKind = ({ act }: Case, ...kinds: Act['kind'][]): boolean => kinds.includes(act.kind)
export const isOn = ({ act }: Case, ...channels: string[]): boolean => channels.includes(act.channel ?? 'none')
export const hasFlag = ({ act }: Case, ...flags: string[]): boolean =>
  flags.some(flag => act.contentFlags?.includes(flag))

/** A contact, or a review request or survey that is sent somewhere. */
export const isMessage = ({ act }: Case): boolean =>
  act.kind === 'contact' || (['survey', 'solicit-review'].includes(act.kind) && act.channel !== undefined)

export const isPurelyTransactional = (question: Case): boolean =>
  question.act.kind === 'contact' && question.act.messageClass === 'transactional' && !hasFlag(question, 'promo')

export const isTransactional = ({ act }: Case): boolean =>
  act.kind === 'contact' && act.messageClass === 'transactional'

export const isToProcessor = ({ act }: Case): boolean => act.purpose === 'processor' || act.recipient === 'processor'

export const isMarketing = (question: Case): boolean => isMessage(question) && !isPurelyTransactional(question)

export const isAutomatedCall = (question: Case): boolean =>
  isOn(question, 'voice') && hasFlag(question, 'prerecorded', 'ai-voice')
export const isLiveCall = (question: Case): boolean =>
  isOn(question, 'voice') && !hasFlag(question, 'prerecorded', 'ai-voice')

export const isYounger = ({ facts }: Case, years: number): boolean => facts.age !== undefined && facts.age < years

export const isSolely = ({ act }: Case): boolean => act.kind === 'decide' && act.automation === 'solely'
export const isSolelySignificant = (question: Case): boolean =>
  isSolely(question) && question.act.effect === 'significant'

export const isOnConsent = ({ basis }: Case): boolean => basis === 'none' || basis === 'consent'

// Consents.

const isSound = ({ preTicked, bundled, conditional }: Consent): boolean => !preTicked && !bundled && !conditional

/** Is the consent proved, given by now, not itself withdrawn, and newer than every no to what the act does? */
const isLiving = (question: Case, consent: Consent): boolean =>
  consent.evidence &&
  consent.givenAt <= question.at &&
  (consent.withdrawnAt === undefined || consent.withdrawnAt > question.at) &&
  refusals(question).every(refusal => consent.givenAt > refusal) &&
  isSound(consent)

/** Consents on record for the purpose of the act, on its channel. */
export const onRecord = (question: Case, ...types: ConsentType[]): readonly Consent[] =>
  covering(question).filter(
    ({ purpose, type }) => aboutPurpose(purpose, question) && (types.length === 0 || types.includes(type)),
  )

/** Living consents for the purpose, whatever their type. */
export const anyConsents = (question: Case): readonly Consent[] =>
  onRecord(question).filter(consent => isLiving(question, consent))
export const hasAnyConsent = (question: Case): boolean => anyConsents(question).length > 0
export const hasExplicitConsent = (question: Case): boolean => anyConsents(question).some(({ explicit }) => explicit)
export const hasParentalConsent = (question: Case): boolean => anyConsents(question).some(({ parental }) => parental)

/** Living consents, given expressly or in writing. */
export const consents = (question: Case): readonly Consent[] =>
  anyConsents(question).filter(({ type }) => type === 'express' || type === 'pewc')
export const hasConsent = (question: Case): boolean => consents(question).length > 0
export const hasWrittenConsent = (question: Case): boolean => consents(question).some(({ type }) => type === 'pewc')

/** Living consents for a purpose of their own, such as the one to sell health data: nobody refused the act, or that. */
export const consentsNamed = (question: Case, name: string): readonly Consent[] =>
  question.facts.consents.filter(
    consent =>
      consent.purpose === name &&
      onChannel(consent.channel, question.act) &&
      isLiving(askedAs(question, name), consent),
  )

/** The same act asked about with another purpose; whoever refused the act has refused it under that name too. */
export const askedAs = (question: Case, purpose: string): Case => {
  const noes = refusals(question).map(at => ({ channel: 'any' as const, purpose: 'any', at }))
  const facts = { ...question.facts, optOuts: [...question.facts.optOuts, ...noes] }
  return { ...question, purpose, facts }
}

/** Consents of whatever type are on record, and a living express one is among them or not. */
export function consentOpinion(question: Case, ...obligations: Obligation[]): Opinion | undefined {
  if (onRecord(question).length === 0) return undefined
  return hasConsent(question) ? permitWith(...obligations) : lapsed
}

export const hasSoftOptIn = (question: Case): boolean =>
  question.act.product !== 'different' &&
  question.act.sender !== 'affiliate' &&
  anyConsents(question).some(({ type, optOutOffered }) => type === 'soft-opt-in' && optOutOffered === true)

// Refusals.

/** Rules about a refusal: something to judge when the act rests on the customer's will and a no covers it. */
export function refusalOpinion(question: Case, refused: Opinion): Opinion | undefined {
  if (!restsOnWill(question) || refusals(question).length === 0) return undefined
  return isRefused(question) ? refused : lapsed
}

// Implied permission.

export const newest = (instants: readonly Instant[] | undefined, { at }: Case): Instant | undefined =>
  (instants ?? []).filter(instant => instant <= at).sort((a, b) => b - a)[0]

/** Is anything on record, be it of later than the act? */
export const isAnyOf = (recorded: readonly unknown[] | undefined): boolean => (recorded ?? []).length > 0

export const isSince = (question: Case, start: Instant | undefined, months: number): boolean =>
  start !== undefined && refusals(question).length === 0 && isWithinMonths(question, start, months)

/** Does the national register list the number? What is unknown counts as listed. */
export const isListed = ({ facts }: Case): boolean =>
  facts.registers?.nationalDnc === true || facts.registers?.nationalDnc === 'unknown'
