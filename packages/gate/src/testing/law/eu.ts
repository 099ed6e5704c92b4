import type { Obligation } from '@candor/terms'
import { Temporal } from 'temporal-polyfill'
import { type Case, type Opinion, type ReferenceRule, restsOnWill } from '../reference-case.ts'
import {
  adjust,
  anyConsents,
  country,
  deny,
  denyWith,
  dueBy,
  formOf,
  hasAnyConsent,
  hasConsent,
  hasExplicitConsent,
  hasParentalConsent,
  hasSoftOptIn,
  inEu,
  isAutomatedCall,
  isKind,
  isMarketing,
  isMessage,
  isOn,
  isOnConsent,
  isSolelySignificant,
  isToProcessor,
  isTransactional,
  isUnion,
  isYounger,
  lapsed,
  onRecord,
  permit,
  permitWith,
  refusalOpinion,
  refuse,
  satisfied,
  underGdpr,
} from './common.ts'
import { dueInMonths, hours, startOfDay } from './dates.ts'

const isContact = (question: Case): boolean => inEu(question) && isMessage(question)
const isMarketingContact = (question: Case): boolean => isContact(question) && isMarketing(question)
const isCall = (question: Case): boolean => isMarketingContact(question) && isOn(question, 'voice')
const needsOptIn = (question: Case): boolean =>
  isMarketingContact(question) && (isOn(question, 'email', 'sms', 'messenger', 'inbox') || isAutomatedCall(question))

const isMailOrText = (question: Case): boolean => isOn(question, 'email', 'sms')
const hasSoftMail = (question: Case): boolean => isMailOrText(question) && hasSoftOptIn(question)

const softDuties: readonly Obligation[] = ['identify-sender', 'unsubscribe-link', 'free-optout']
const consentOrRefusal = (question: Case): Opinion => (hasConsent(question) ? permit : refuse(question))

/** Soft opt-ins that stand, whatever became of their conditions. */
const standing = (question: Case) => anyConsents(question).filter(({ type }) => type === 'soft-opt-in')

/** One condition of the soft opt-in on record: not needed beside a consent, missed where the soft opt-in stands, or kept. */
const softCondition = (id: string, isMissed: (question: Case) => boolean): Omit<ReferenceRule, 'pack'> => ({
  id,
  judge: question => {
    if (!isMarketingContact(question) || !isMailOrText(question)) return undefined
    if (onRecord(question, 'soft-opt-in').length === 0) return undefined
    if (hasConsent(question)) return lapsed
    return standing(question).length > 0 && isMissed(question) ? refuse(question) : satisfied
  },
})

const messages: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'eu-eprivacy-optin',
    judge: question => {
      if (!needsOptIn(question)) return undefined
      if (hasConsent(question)) return permitWith('identify-sender', 'unsubscribe-link')
      return hasSoftMail(question) ? satisfied : refuse(question)
    },
  },
  {
    id: 'eu-soft-optin',
    judge: question => {
      if (!isMarketingContact(question) || !isMailOrText(question)) return undefined
      if (onRecord(question, 'soft-opt-in').length === 0) return undefined
      return hasSoftOptIn(question) ? permitWith(...softDuties) : lapsed
    },
  },
  softCondition('eu-soft-optin-optout-at-collection', question =>
    standing(question).every(({ optOutOffered }) => !optOutOffered),
  ),
  softCondition('eu-soft-optin-similar-products', ({ act }) => act.product === 'different'),
  softCondition('eu-soft-optin-same-entity', ({ act }) => act.sender === 'affiliate'),
  {
    id: 'eu-object-direct-marketing',
    judge: question => {
      const isProfile = inEu(question) && isKind(question, 'profile') && question.purpose === 'marketing'
      return isProfile || isMarketingContact(question) ? refusalOpinion(question, refuse(question)) : undefined
    },
  },
  {
    id: 'eu-form',
    judge: question =>
      isMarketingContact(question) ? formOf(question, ['identify-sender', 'unsubscribe-link']) : undefined,
  },
  {
    id: 'eu-service-message',
    judge: question => {
      if (!isContact(question) || !isTransactional(question)) return undefined
      return question.promotion ? lapsed : permit
    },
  },
  {
    id: 'eu-service-with-promo',
    judge: question => {
      if (!isContact(question) || !isTransactional(question) || !question.promotion) return undefined
      return hasConsent(question) || hasSoftMail(question) ? permit : adjust('strip-promo')
    },
  },
  {
    id: 'de-call-express-consent',
    judge: question => (isCall(question) && country(question) === 'DE' ? consentOrRefusal(question) : undefined),
  },
  {
    id: 'fr-call-optin-2026',
    judge: question => {
      if (!isCall(question) || country(question) !== 'FR') return undefined
      if (question.at < startOfDay('Europe/Paris', Temporal.PlainDate.from('2026-08-11'))) return undefined
      if (!hasConsent(question) && question.act.ongoingContract) return satisfied
      return consentOrRefusal(question)
    },
  },
  {
    id: 'eu-call-national',
    judge: question =>
      isCall(question) && !['DE', 'FR'].includes(country(question)) ? consentOrRefusal(question) : undefined,
  },
  {
    id: 'eu-b2b-named-person',
    judge: question => {
      if (!isMarketingContact(question) || !isOn(question, 'email') || !question.facts.b2b) return undefined
      return hasConsent(question) || hasSoftMail(question) ? permit : refuse(question)
    },
  },
]

const childAges: { readonly [country: string]: number } = {
  ...{ DE: 16, IE: 16, NL: 16, FR: 15, ES: 14, IT: 14, BE: 13, SE: 13 },
}
const childAge = (question: Case): number => (inEu(question) ? (childAges[country(question)] ?? 16) : 16)

const data: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'eu-terminal-storage',
    judge: question => {
      const { technology, strictlyNecessary } = question.act
      if (!inEu(question) || !isKind(question, 'collect') || technology === undefined) return undefined
      return strictlyNecessary || hasAnyConsent(question) ? permit : deny
    },
  },
  {
    id: 'gdpr-lawful-basis',
    judge: question => {
      if (!underGdpr(question) || !isKind(question, 'collect', 'profile', 'share')) return undefined
      if (question.act.kind === 'share' && isToProcessor(question)) return undefined
      return !isOnConsent(question) || hasAnyConsent(question) ? permit : deny
    },
  },
  {
    id: 'gdpr-consent-invalid',
    judge: question => {
      if (!underGdpr(question) || !restsOnWill(question) || !isOnConsent(question)) return undefined
      const faulty = onRecord(question).filter(
        ({ preTicked, bundled, conditional }) => preTicked || bundled || conditional,
      )
      if (faulty.length === 0) return undefined
      return hasAnyConsent(question) ? lapsed : refuse(question)
    },
  },
  {
    id: 'gdpr-child-consent',
    judge: question => {
      if (!underGdpr(question) || !isKind(question, 'collect', 'profile')) return undefined
      if (!isOnConsent(question) || question.facts.age === undefined) return undefined
      if (!isYounger(question, childAge(question))) return satisfied
      return hasParentalConsent(question) ? permit : deny
    },
  },
  {
    id: 'gdpr-special-category',
    judge: question => {
      if (!underGdpr(question) || !isKind(question, 'collect', 'profile', 'share')) return undefined
      if (!question.act.usesSensitive) return undefined
      return hasExplicitConsent(question) || question.basis === 'legal-duty' ? permit : deny
    },
  },
  {
    id: 'gdpr-notice',
    judge: question =>
      underGdpr(question) && isKind(question, 'collect') ? formOf(question, ['privacy-notice']) : undefined,
  },
  {
    id: 'gdpr-purpose-limitation',
    judge: question => {
      if (!underGdpr(question) || !isKind(question, 'profile', 'share')) return undefined
      return question.act.purposeIncompatible ? deny : undefined
    },
  },
  {
    id: 'gdpr-minimisation',
    judge: question => {
      const { excessFields } = question.act
      if (!underGdpr(question) || !isKind(question, 'collect') || excessFields === undefined) return undefined
      return excessFields.length > 0 ? adjust('drop-excess-fields') : satisfied
    },
  },
  {
    id: 'gdpr-storage-limitation',
    judge: question => {
      if (!underGdpr(question) || !isKind(question, 'retain') || !hasEnd(question)) return undefined
      if (!isOver(question)) return satisfied
      return question.act.legalHold ? lapsed : denyWith('erase-or-anonymise')
    },
  },
  {
    id: 'gdpr-retain-legal-duty',
    judge: question => {
      if (!underGdpr(question) || !isKind(question, 'retain') || !question.act.legalHold) return undefined
      return isOver(question) ? adjust('restrict-processing') : lapsed
    },
  },
]

const hasEnd = ({ act }: Case): boolean => act.retentionEnd !== undefined || act.indefinite === true
const isOver = ({ act, at }: Case): boolean =>
  act.indefinite === true || (act.retentionEnd !== undefined && at >= act.retentionEnd)

const isDecided = (question: Case): boolean => underGdpr(question) && isSolelySignificant(question)
const hasGround = (question: Case): boolean => question.act.ground !== undefined || hasExplicitConsent(question)
const safeguards: readonly Obligation[] = ['human-review', 'contest-path', 'explanation']

const decisions: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'gdpr-art22',
    judge: question => (isDecided(question) ? (hasGround(question) ? permit : deny) : undefined),
  },
  {
    id: 'gdpr-art22-safeguards',
    judge: question =>
      isDecided(question) && hasGround(question) ? formOf(question, safeguards, permitWith(...safeguards)) : undefined,
  },
  {
    id: 'gdpr-art22-special',
    judge: question => {
      if (!underGdpr(question) || !isKind(question, 'decide') || !question.act.usesSensitive) return undefined
      return hasExplicitConsent(question) || question.act.ground === 'law' ? permit : deny
    },
  },
  {
    id: 'gdpr-art22-child',
    judge: question => (isDecided(question) && isYounger(question, 18) ? deny : undefined),
  },
  {
    id: 'gdpr-not-significant',
    judge: question =>
      underGdpr(question) && isKind(question, 'decide') && question.act.effect === 'trivial'
        ? permitWith('explanation')
        : undefined,
  },
]

/** Countries held by the Commission to protect as well, and since when. */
const adequateSince: { readonly [country: string]: string } = {
  ...{ CH: '2000-07-26', CA: '2001-12-20', AR: '2003-06-30', GG: '2003-11-21', IM: '2004-04-28', JE: '2008-05-08' },
  ...{ FO: '2010-03-05', AD: '2010-10-19', IL: '2011-01-31', UY: '2012-08-21', NZ: '2012-12-19', JP: '2019-01-23' },
  ...{ GB: '2021-06-28', KR: '2021-12-17' },
}

const leaves = (question: Case): boolean => {
  const to = question.act.transfer?.to
  return underGdpr(question) && isKind(question, 'share') && to !== undefined && !isUnion(to)
}
const isAdequate = ({ act: { transfer }, at }: Case): boolean => {
  if (transfer === undefined) return false
  if (transfer.adequate !== undefined) return transfer.adequate
  if (transfer.to === 'US') return transfer.dpfCertified === true
  const since = adequateSince[transfer.to]
  return since !== undefined && at >= startOfDay('Europe/Brussels', Temporal.PlainDate.from(since))
}

const transfers: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'gdpr-processor-contract',
    judge: question => {
      if (!underGdpr(question) || !isKind(question, 'share') || !isToProcessor(question)) return undefined
      return question.act.contract ? permitWith('processor-contract') : deny
    },
  },
  {
    id: 'gdpr-transfer-adequate',
    judge: question => {
      if (!leaves(question)) return undefined
      return isAdequate(question) ? permit : lapsed
    },
  },
  {
    id: 'gdpr-transfer-scc',
    judge: question => {
      const { transfer } = question.act
      if (!leaves(question) || isAdequate(question)) return undefined
      const isBound = transfer?.scc === true || transfer?.mechanism === 'bcr'
      return isBound && transfer?.tia === true ? permit : deny
    },
  },
  {
    id: 'gdpr-transfer-privacy-shield',
    judge: question => {
      const { transfer } = question.act
      if (!leaves(question) || transfer?.to !== 'US') return undefined
      return transfer.mechanism === 'privacy-shield' ? deny : undefined
    },
  },
]

/** Requests that a house answers within one month, or within three. */
export const isDataRequest = ({ act }: Case): boolean =>
  act.kind === 'rights-request' &&
  ['access', 'rectify', 'erase', 'restrict', 'port', 'object'].includes(act.right ?? 'none')

const limits: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'gdpr-dsar-1m',
    judge: question => {
      if (!underGdpr(question) || !isDataRequest(question)) return undefined
      return (question.act.step ?? 'respond') === 'respond' ? dueBy(dueInMonths(question, false)) : undefined
    },
  },
  {
    id: 'gdpr-dsar-ext',
    judge: question => {
      if (!underGdpr(question) || !isDataRequest(question) || question.act.step !== 'respond-extended') return undefined
      return dueBy(dueInMonths(question, true), 'extension-notice')
    },
  },
  {
    id: 'gdpr-breach-72h',
    judge: question => {
      if (!underGdpr(question) || !isKind(question, 'breach-notice')) return undefined
      return question.act.to === 'individuals' ? undefined : dueBy(question.at + hours(72))
    },
  },
  {
    id: 'gdpr-breach-subjects',
    judge: question => {
      if (!underGdpr(question) || !isKind(question, 'breach-notice')) return undefined
      return question.act.to === 'individuals' ? dueBy(question.at + hours(72)) : undefined
    },
  },
]

export const euRules: readonly ReferenceRule[] = [...messages, ...data, ...decisions, ...transfers, ...limits].map(
  rule => ({ ...rule, pack: 'eu' }),
)
