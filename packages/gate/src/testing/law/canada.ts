import type { Obligation } from '@candor/terms'
import { type Case, type Opinion, type ReferenceRule, refusals } from '../reference-case.ts'
import {
  adjust,
  consentOpinion,
  country,
  deny,
  dueBy,
  formOf,
  hasAnyConsent,
  hasConsent,
  isAnyOf,
  isKind,
  isListed,
  isMarketing,
  isMessage,
  isOn,
  isSince,
  isToProcessor,
  isTransactional,
  lapsed,
  newest,
  permit,
  permitWith,
  refusalOpinion,
  refuse,
  satisfied,
} from './common.ts'
import { dueInBusinessDays, dueInDays, hours } from './dates.ts'

const form: readonly Obligation[] = [
  ...(['identify-sender', 'postal-address', 'unsubscribe-link', 'unsubscribe-valid-60d'] as const),
]
const inCanada = (question: Case): boolean => country(question) === 'CA'
const isCem = (question: Case): boolean =>
  inCanada(question) && isMessage(question) && isOn(question, 'email', 'sms', 'messenger')
const isMarketingCem = (question: Case): boolean => isCem(question) && isMarketing(question)

const isReplied = ({ act }: Case): boolean => act.reply === true
const isBetweenBusinesses = ({ act, facts }: Case): boolean => act.b2bRelationship === true && facts.b2b === true
const isExempt = (question: Case): boolean => isReplied(question) || isBetweenBusinesses(question)

const bought = (question: Case): number | undefined => newest(question.facts.purchases, question)
const asked = (question: Case): number | undefined => newest(question.facts.inquiries, question)

const subscribed = ({ facts, at }: Case) => (facts.subscriptions ?? []).filter(({ startedAt }) => startedAt <= at)
const hasSubscription = (question: Case): boolean =>
  refusals(question).length === 0 &&
  subscribed(question).some(
    ({ endedAt }) => endedAt === undefined || endedAt > question.at || isSince(question, endedAt, 24),
  )

const isPublished = (question: Case): boolean =>
  isOn(question, 'email') && question.facts.b2b === true && question.facts.publishedAddress !== undefined
const hasPublished = (question: Case): boolean =>
  isPublished(question) &&
  refusals(question).length === 0 &&
  question.act.relevantToRole === true &&
  question.facts.publishedAddress?.noCemStatement === false

/** Permission that follows from what the customer did, dead once anything was refused. */
const isImplied = (question: Case): boolean =>
  isSince(question, bought(question), 24) ||
  isSince(question, asked(question), 6) ||
  hasSubscription(question) ||
  hasPublished(question)

/** A consent, expressed or implied, or an exemption. */
export const isPermittedCem = (question: Case): boolean =>
  hasConsent(question) || isImplied(question) || isExempt(question)

const needsPermission = (question: Case): Opinion => (isPermittedCem(question) ? satisfied : refuse(question))
const implied = (holds: boolean): Opinion => (holds ? permitWith(...form) : lapsed)

const casl: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'casl-express-consent',
    judge: question => (isMarketingCem(question) ? consentOpinion(question, ...form) : undefined),
  },
  {
    id: 'casl-no-consent',
    judge: question => (isMarketingCem(question) ? needsPermission(question) : undefined),
  },
  {
    id: 'casl-implied-ebr-24m',
    judge: question => {
      if (!isMarketingCem(question) || !isAnyOf(question.facts.purchases)) return undefined
      return implied(isSince(question, bought(question), 24))
    },
  },
  {
    id: 'casl-implied-inquiry-6m',
    judge: question => {
      if (!isMarketingCem(question) || !isAnyOf(question.facts.inquiries)) return undefined
      return implied(isSince(question, asked(question), 6))
    },
  },
  {
    id: 'casl-implied-subscription-24m',
    judge: question => {
      if (!isMarketingCem(question) || !isAnyOf(question.facts.subscriptions)) return undefined
      return implied(hasSubscription(question))
    },
  },
  {
    id: 'casl-implied-published-address',
    judge: question => {
      if (!isMarketingCem(question) || !isPublished(question)) return undefined
      return implied(hasPublished(question))
    },
  },
  {
    id: 'casl-b2b-relationship-exempt',
    judge: question => (isCem(question) && isBetweenBusinesses(question) ? permit : undefined),
  },
  {
    id: 'casl-reply-exempt',
    judge: question => (isCem(question) && isReplied(question) ? permit : undefined),
  },
  {
    id: 'casl-transactional-no-consent',
    judge: question => {
      if (!isCem(question) || !isTransactional(question)) return undefined
      return question.promotion ? lapsed : permitWith('identify-sender', 'postal-address', 'unsubscribe-link')
    },
  },
  {
    id: 'casl-transactional-with-promo',
    judge: question => {
      if (!isCem(question) || !isTransactional(question) || !question.promotion) return undefined
      return isPermittedCem(question) ? permit : adjust('strip-promo')
    },
  },
  {
    id: 'casl-consent-request-is-cem',
    judge: question => {
      if (!isCem(question) || !isKind(question, 'contact')) return undefined
      return question.act.purpose === 'consent-request' ? needsPermission(question) : undefined
    },
  },
  {
    id: 'casl-unsubscribe-final',
    judge: question => (isMarketingCem(question) ? refusalOpinion(question, refuse(question)) : undefined),
  },
  {
    id: 'casl-form-content',
    judge: question => (isCem(question) ? formOf(question, ['identify-sender', 'postal-address']) : undefined),
  },
  {
    id: 'casl-unsubscribe-mechanism',
    judge: question => (isCem(question) ? formOf(question, ['unsubscribe-link']) : undefined),
  },
  {
    id: 'casl-unsubscribe-10bd',
    judge: question => {
      if (!inCanada(question) || question.act.kind !== 'rights-request') return undefined
      return question.act.right === 'unsubscribe' ? dueBy(dueInBusinessDays(question, 10)) : undefined
    },
  },
]

const isMarketingCall = (question: Case): boolean =>
  inCanada(question) && isOn(question, 'voice') && isMarketing(question)
const hasCallRelationship = (question: Case): boolean =>
  isSince(question, bought(question), 18) || isSince(question, asked(question), 6)

const isAccess = (question: Case): boolean =>
  inCanada(question) && question.act.kind === 'rights-request' && question.act.right === 'access'

const voiceAndPrivacy: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'ca-dncl-registered',
    judge: question => {
      if (!isMarketingCall(question) || !isListed(question)) return undefined
      return hasConsent(question) || hasCallRelationship(question) ? satisfied : deny
    },
  },
  {
    id: 'ca-dncl-ebr-18m',
    judge: question => {
      if (!isMarketingCall(question) || !isListed(question)) return undefined
      if (!isAnyOf(question.facts.purchases) && !isAnyOf(question.facts.inquiries)) return undefined
      return hasCallRelationship(question) ? permitWith('identify-sender') : lapsed
    },
  },
  {
    id: 'ca-internal-dnc',
    judge: question => (isMarketingCall(question) ? refusalOpinion(question, deny) : undefined),
  },
  {
    id: 'pipeda-consent',
    judge: question => {
      if (!inCanada(question) || !isKind(question, 'collect', 'profile', 'share')) return undefined
      if (question.act.kind === 'share' && isToProcessor(question)) return undefined
      if (question.act.usesSensitive) return hasConsent(question) ? permit : deny
      return hasAnyConsent(question) || ['contract', 'legal-duty'].includes(question.basis) ? permit : deny
    },
  },
  {
    id: 'pipeda-dsar-30d',
    judge: question =>
      isAccess(question) && (question.act.step ?? 'respond') === 'respond' ? dueBy(dueInDays(question, 30)) : undefined,
  },
  {
    id: 'pipeda-dsar-ext-30d',
    judge: question =>
      isAccess(question) && question.act.step === 'respond-extended'
        ? dueBy(dueInDays(question, 60), 'extension-notice')
        : undefined,
  },
  {
    id: 'pipeda-breach-asap',
    judge: question =>
      inCanada(question) && isKind(question, 'breach-notice') ? dueBy(question.at + hours(72)) : undefined,
  },
]

export const canadaRules: readonly ReferenceRule[] = [
  ...casl.map(rule => ({ ...rule, pack: 'casl' })),
  ...voiceAndPrivacy.map(rule => ({ ...rule, pack: 'canada-voice-pipeda' })),
]
