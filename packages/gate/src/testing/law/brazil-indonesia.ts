import { type Case, isRefused, type Opinion, type ReferenceRule } from '../reference-case.ts'
import {
  consentsNamed,
  country,
  deny,
  dueBy,
  dutiesOf,
  formOf,
  hasAnyConsent,
  hasConsent,
  hasParentalConsent,
  isKind,
  isMarketing,
  isOn,
  isOnConsent,
  isSolely,
  isSolelySignificant,
  isYounger,
  newest,
  permit,
  refusalOpinion,
  satisfied,
} from './common.ts'
import { dueInBusinessDays, dueInDays, hours } from './dates.ts'

const inBrazil = (question: Case): boolean => country(question) === 'BR'
const inIndonesia = (question: Case): boolean => country(question) === 'ID'
const allowing = (holds: boolean): Opinion => (holds ? permit : deny)
const asksFor = ({ act }: Case, right: string): boolean => act.kind === 'rights-request' && act.right === right

const brazil: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'lgpd-marketing-basis',
    judge: question => {
      if (!inBrazil(question)) return undefined
      const isInterest =
        question.basis === 'legitimate-interest' && question.act.sender !== 'affiliate' && !isRefused(question)
      if (isMarketing(question)) return allowing(hasConsent(question) || (isInterest && isOn(question, 'email')))
      if (!isKind(question, 'profile') || question.purpose !== 'marketing') return undefined
      return allowing(hasAnyConsent(question) || isInterest)
    },
  },
  {
    id: 'lgpd-revocation',
    judge: question => {
      const fits = isKind(question, 'contact', 'survey', 'solicit-review', 'profile')
      return inBrazil(question) && fits ? refusalOpinion(question, deny) : undefined
    },
  },
  {
    id: 'lgpd-child',
    judge: question => {
      if (!inBrazil(question) || !isKind(question, 'collect') || !isYounger(question, 12)) return undefined
      return allowing(hasParentalConsent(question))
    },
  },
  {
    id: 'lgpd-adm-review',
    judge: question =>
      inBrazil(question) && isSolely(question) ? dutiesOf(question, 'contest-path', 'explanation') : undefined,
  },
  {
    id: 'lgpd-access-15d',
    judge: question => (inBrazil(question) && asksFor(question, 'access') ? dueBy(dueInDays(question, 15)) : undefined),
  },
  {
    id: 'lgpd-breach-3bd',
    judge: question =>
      inBrazil(question) && isKind(question, 'breach-notice') ? dueBy(dueInBusinessDays(question, 3)) : undefined,
  },
]

/** Three times twenty-four hours, by the clock. */
const inThreeDays = (id: string, right: string): Omit<ReferenceRule, 'pack'> => ({
  id,
  judge: question => (inIndonesia(question) && asksFor(question, right) ? dueBy(question.at + hours(72)) : undefined),
})

const indonesia: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'id-pdp-consent',
    judge: question => {
      if (!inIndonesia(question)) return undefined
      if (isMarketing(question)) return allowing(hasConsent(question))
      if (!isKind(question, 'collect', 'profile')) return undefined
      if (hasAnyConsent(question)) return permit
      return question.purpose !== 'marketing' && !isOnConsent(question) ? satisfied : deny
    },
  },
  {
    id: 'id-pdp-child',
    judge: question => {
      if (!inIndonesia(question) || !isKind(question, 'collect') || !isYounger(question, 18)) return undefined
      return allowing(hasParentalConsent(question))
    },
  },
  inThreeDays('id-pdp-withdraw-3x24', 'withdraw'),
  inThreeDays('id-pdp-access-3x24', 'access'),
  inThreeDays('id-pdp-correct-3x24', 'rectify'),
  inThreeDays('id-pdp-restrict-3x24', 'restrict'),
  {
    id: 'id-pdp-breach-3x24',
    judge: question =>
      inIndonesia(question) && isKind(question, 'breach-notice') ? dueBy(question.at + hours(72)) : undefined,
  },
  {
    id: 'id-pdp-adm-object',
    judge: question => {
      if (!inIndonesia(question) || !isSolelySignificant(question)) return undefined
      const objections = question.facts.optOuts.filter(({ purpose }) => ['automated-decision', 'any'].includes(purpose))
      const objected = newest(
        objections.map(({ at }) => at),
        question,
      )
      return objected === undefined ? formOf(question, ['human-review']) : deny
    },
  },
  {
    id: 'id-pdp-transfer',
    judge: question => {
      const { transfer, equalProtection, bindingSafeguards } = question.act
      if (!inIndonesia(question) || !isKind(question, 'share') || transfer?.to === 'ID') return undefined
      if (equalProtection || transfer?.adequate || bindingSafeguards) return permit
      return allowing(consentsNamed(question, 'transfer').length > 0)
    },
  },
]

export const brazilAndIndonesiaRules: readonly ReferenceRule[] = [
  ...brazil.map(rule => ({ ...rule, pack: 'brazil' })),
  ...indonesia.map(rule => ({ ...rule, pack: 'indonesia' })),
]
