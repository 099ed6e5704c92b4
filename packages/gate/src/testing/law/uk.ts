import type { Obligation } from '@candor/terms'
import { type Case, isRefused, type Opinion, type ReferenceRule } from '../reference-case.ts'
import {
  adjust,
  anyConsents,
  deny,
  dueBy,
  formOf,
  hasConsent,
  hasExplicitConsent,
  hasParentalConsent,
  hasSoftOptIn,
  inUk,
  isAutomatedCall,
  isKind,
  isLiveCall,
  isMarketing,
  isMessage,
  isOn,
  isOnConsent,
  isSolelySignificant,
  isTransactional,
  isYounger,
  lapsed,
  onRecord,
  permit,
  permitWith,
  refusalOpinion,
  refuse,
  satisfied,
  underUkGdpr,
} from './common.ts'
import { customerDate, dateIn, datesBetween, dueInDays, dueInMonths, hasBegun, hours } from './dates.ts'
import { isDataRequest } from './eu.ts'

/** The Data (Use and Access) Act 2025, and its duty about complaints. */
const act2025 = '2026-02-05'
const complaintsDuty = '2026-06-19'

const isContact = (question: Case): boolean => inUk(question) && isMessage(question)
const isMarketingContact = (question: Case): boolean => isContact(question) && isMarketing(question)
const isMail = (question: Case): boolean => isMarketingContact(question) && isOn(question, 'email', 'sms')
const isCorporate = ({ facts }: Case): boolean => facts.subscriberType === 'corporate'
const isIndividualMail = (question: Case): boolean => isMail(question) && !isCorporate(question)

const hasCharity = (question: Case): boolean =>
  anyConsents(question).some(
    ({ type, givenAt, optOutOffered }) =>
      type === 'charity-soft-opt-in' && optOutOffered !== false && hasBegun(question, act2025, givenAt),
  )
const hasMailPermission = (question: Case): boolean =>
  hasConsent(question) || hasSoftOptIn(question) || hasCharity(question)

/** An individual has allowed it, or a company has not refused. */
export const isPermittedMail = (question: Case): boolean =>
  isCorporate(question) ? !isRefused(question) : hasMailPermission(question)

/** Have 28 whole local dates passed since the listing? */
const isTpsListed = (question: Case): boolean => {
  const since = question.facts.registers?.tpsSince
  if (since === undefined || since > question.at) return false
  return datesBetween(customerDate(question, since), customerDate(question, question.at)) >= 28
}
const mayBeCalled = (question: Case): boolean =>
  !isRefused(question) && (!isTpsListed(question) || hasConsent(question))

/** Is the promotion of a transactional contact allowed by a rule of the channel? */
const mayPromote = (question: Case): boolean => {
  if (isMail(question)) return isPermittedMail(question)
  return isLiveCall(question) ? mayBeCalled(question) : hasConsent(question)
}

const softDuties: readonly Obligation[] = ['identify-sender', 'unsubscribe-link', 'free-optout']

const messages: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'uk-pecr-optin',
    judge: question => {
      if (!isIndividualMail(question)) return undefined
      if (hasConsent(question)) return permitWith('identify-sender', 'unsubscribe-link')
      return hasMailPermission(question) ? satisfied : refuse(question)
    },
  },
  {
    id: 'uk-pecr-soft-optin',
    judge: question => {
      if (!isIndividualMail(question) || onRecord(question, 'soft-opt-in').length === 0) return undefined
      return hasSoftOptIn(question) ? permitWith(...softDuties) : lapsed
    },
  },
  {
    id: 'uk-pecr-soft-optin-fails',
    judge: question => {
      if (!isIndividualMail(question) || onRecord(question, 'soft-opt-in').length === 0) return undefined
      if (hasSoftOptIn(question)) return satisfied
      if (hasConsent(question) || hasCharity(question)) return lapsed
      const stands = anyConsents(question).some(({ type }) => type === 'soft-opt-in')
      return stands ? refuse(question) : satisfied
    },
  },
  {
    id: 'uk-pecr-charity-soft-optin',
    judge: question => {
      if (!isIndividualMail(question) || onRecord(question, 'charity-soft-opt-in').length === 0) return undefined
      return hasCharity(question) ? permitWith('free-optout') : lapsed
    },
  },
  {
    id: 'uk-pecr-corporate',
    judge: question => {
      if (!isMail(question) || !isCorporate(question)) return undefined
      return isRefused(question) ? lapsed : permitWith('identify-sender', 'unsubscribe-link')
    },
  },
  {
    id: 'uk-pecr-live-call-tps',
    judge: question => {
      const since = question.facts.registers?.tpsSince
      if (!isMarketingContact(question) || !isLiveCall(question)) return undefined
      if (since === undefined || since > question.at) return undefined
      return isTpsListed(question) && !hasConsent(question) ? refuse(question) : satisfied
    },
  },
  {
    id: 'uk-pecr-live-call',
    judge: question => {
      if (!isMarketingContact(question) || !isLiveCall(question)) return undefined
      return mayBeCalled(question) ? permitWith('identify-sender') : lapsed
    },
  },
  {
    id: 'uk-pecr-automated-call',
    judge: question => {
      if (!isMarketingContact(question) || !isAutomatedCall(question)) return undefined
      return hasConsent(question) ? permit : refuse(question)
    },
  },
  {
    id: 'uk-object-direct-marketing',
    judge: question => {
      const isProfile = inUk(question) && isKind(question, 'profile') && question.purpose === 'marketing'
      return isProfile || isMarketingContact(question) ? refusalOpinion(question, refuse(question)) : undefined
    },
  },
  {
    id: 'uk-service-message',
    judge: question => {
      if (!isContact(question) || !isTransactional(question)) return undefined
      return question.promotion ? lapsed : permit
    },
  },
  {
    id: 'uk-service-with-promo',
    judge: question => {
      if (!isContact(question) || !isTransactional(question) || !question.promotion) return undefined
      return mayPromote(question) ? permit : adjust('strip-promo')
    },
  },
]

const safeguards: readonly Obligation[] = ['human-review', 'contest-path', 'explanation']

const data: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'uk-child-13',
    judge: question => {
      if (!underUkGdpr(question) || !isKind(question, 'collect')) return undefined
      if (!isOnConsent(question) || question.facts.age === undefined) return undefined
      if (!isYounger(question, 13)) return satisfied
      return hasParentalConsent(question) ? permit : deny
    },
  },
  {
    id: 'uk-adm-22abcd',
    judge: question => {
      if (!underUkGdpr(question) || !isSolelySignificant(question) || !hasBegun(question, act2025)) return undefined
      const { usesSensitive, ground } = question.act
      if (usesSensitive && !hasExplicitConsent(question) && ground !== 'law') return deny
      return formOf(question, safeguards, permitWith(...safeguards))
    },
  },
]

const isAnswered = (question: Case): boolean =>
  underUkGdpr(question) && isDataRequest(question) && question.act.step !== 'acknowledge'
const isExtended = ({ act }: Case): boolean => act.step === 'respond-extended'

/** Days on which the clock stood still: that of asking, that of the answer, and those between. */
const daysStill = ({ act: { clarification }, policy }: Case): number => {
  const zone = policy.brand.zone
  if (clarification?.answeredAt === undefined) return 0
  return datesBetween(dateIn(zone, clarification.askedAt), dateIn(zone, clarification.answeredAt)) + 1
}
const stoodStill = (question: Case): boolean =>
  isAnswered(question) && question.act.right === 'access' && daysStill(question) > 0 && hasBegun(question, act2025)

const answerBy = (question: Case, days: number): Opinion => {
  const dueAt = dueInMonths(question, isExtended(question), days)
  return isExtended(question) ? dueBy(dueAt, 'extension-notice') : dueBy(dueAt)
}

const limits: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'uk-dsar-1m',
    judge: question => {
      if (!isAnswered(question)) return undefined
      return stoodStill(question) ? lapsed : answerBy(question, 0)
    },
  },
  {
    id: 'uk-dsar-stop-clock',
    judge: question => (stoodStill(question) ? answerBy(question, daysStill(question)) : undefined),
  },
  {
    id: 'uk-complaint-ack-30d',
    judge: question => {
      if (!underUkGdpr(question) || !isKind(question, 'rights-request')) return undefined
      if (question.act.right !== 'complaint' || !hasBegun(question, complaintsDuty)) return undefined
      return dueBy(dueInDays(question, 29))
    },
  },
  {
    id: 'uk-breach-72h',
    judge: question =>
      underUkGdpr(question) && isKind(question, 'breach-notice') ? dueBy(question.at + hours(72)) : undefined,
  },
]

export const ukRules: readonly ReferenceRule[] = [...messages, ...data, ...limits].map(rule => ({
  ...rule,
  pack: 'uk',
}))
