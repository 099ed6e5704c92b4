import { Temporal } from 'temporal-polyfill'
import { type Case, covering, type Opinion, type ReferenceRule, refusals } from '../reference-case.ts'
import {
  adjust,
  anyConsents,
  consentsNamed,
  deny,
  denyWith,
  dueBy,
  dutiesOf,
  formOf,
  hasAnyConsent,
  hasFlag,
  hasParentalConsent,
  inState,
  inUs,
  isKind,
  isSolelySignificant,
  isToProcessor,
  isYounger,
  lapsed,
  newest,
  onRecord,
  permit,
  permitWith,
  satisfied,
} from './common.ts'
import { addMonths, customerDate, customerZone, dueInBusinessDays, dueInDays, hasBegun, startOfDay } from './dates.ts'

const inCalifornia = (question: Case): boolean => inState(question, 'CA')
const isSale = (question: Case): boolean =>
  inCalifornia(question) && isKind(question, 'share') && ['sale', 'cross-context-ads'].includes(question.act.purpose)
const isBarred = (question: Case): boolean => refusals(question).length > 0 && !hasAnyConsent(question)
const isWatched = ({ facts }: Case): boolean => facts.gpc === true
const hasSpecific = (question: Case): boolean =>
  anyConsents(question).some(({ afterConflictNotice }) => afterConflictNotice)

const allowing = (holds: boolean): Opinion => (holds ? permit : deny)

/** Instants of the no to what `purposes` name, through whatever channel it came. */
const noTo = ({ facts }: Case, ...purposes: string[]): readonly number[] =>
  facts.optOuts.filter(({ purpose }) => purpose === 'any' || purposes.includes(purpose)).map(({ at }) => at)

const answers = (question: Case): boolean =>
  inCalifornia(question) &&
  isKind(question, 'rights-request') &&
  ['access', 'know', 'port', 'delete', 'erase', 'rectify'].includes(question.act.right ?? 'none')
const step = ({ act }: Case): string => act.step ?? 'respond'

const california: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'ccpa-optout-sale-share',
    judge: question => {
      if (!isSale(question) || refusals(question).length === 0) return undefined
      return isBarred(question) ? deny : lapsed
    },
  },
  {
    id: 'ccpa-sale-permitted-with-notice',
    judge: question => {
      if (!isSale(question) || question.act.purpose !== 'sale' || isYounger(question, 16)) return undefined
      if (isBarred(question) || (isWatched(question) && !hasSpecific(question))) return lapsed
      return permitWith('optout-link')
    },
  },
  {
    id: 'ccpa-gpc',
    judge: question => {
      if (!isSale(question) || !isWatched(question)) return undefined
      return hasSpecific(question) ? lapsed : denyWith('confirm-optout-displayed')
    },
  },
  {
    id: 'ccpa-gpc-beats-earlier-optin',
    judge: question => {
      if (!isSale(question) || !isWatched(question)) return undefined
      if (covering(question).length === 0) return undefined
      return hasSpecific(question) || !hasAnyConsent(question) ? lapsed : denyWith('notify-gpc-conflict')
    },
  },
  {
    id: 'ccpa-gpc-specific-consent',
    judge: question => {
      if (!isSale(question) || !isWatched(question)) return undefined
      if (!onRecord(question).some(({ afterConflictNotice }) => afterConflictNotice)) return undefined
      return hasSpecific(question) ? permit : lapsed
    },
  },
  {
    id: 'ccpa-service-provider',
    judge: question => {
      if (!inCalifornia(question) || !isKind(question, 'share') || !isToProcessor(question)) return undefined
      return question.act.contract ? permitWith('processor-contract') : deny
    },
  },
  {
    id: 'ccpa-under16-optin',
    judge: question => {
      if (!isSale(question) || !isYounger(question, 16) || isYounger(question, 13)) return undefined
      return allowing(hasAnyConsent(question))
    },
  },
  {
    id: 'ccpa-under13-parent',
    judge: question =>
      isSale(question) && isYounger(question, 13) ? allowing(hasParentalConsent(question)) : undefined,
  },
  {
    id: 'ccpa-limit-sensitive',
    judge: question => {
      if (!inCalifornia(question) || !isKind(question, 'profile', 'share')) return undefined
      if (!question.act.usesSensitive) return undefined
      const limited = newest(noTo(question, 'sensitive-use'), question)
      return limited === undefined ? undefined : adjust('exclude-sensitive-data')
    },
  },
  {
    id: 'ccpa-12m-no-reask',
    judge: question => {
      if (!inCalifornia(question) || !isKind(question, 'contact', 'present')) return undefined
      if (question.act.purpose !== 'optin-request') return undefined
      const no = newest(noTo(question, 'sale', 'cross-context-ads'), question)
      if (no === undefined) return undefined
      const opens = startOfDay(customerZone(question), addMonths(customerDate(question, no), 12))
      const closed = (t: number): boolean => t < opens
      return { says: closed(question.at) ? 'defer' : 'lapsed', closed }
    },
  },
  {
    id: 'ccpa-no-retaliation',
    judge: question => {
      if (!inCalifornia(question) || !isKind(question, 'decide') || question.act.purpose !== 'pricing') return undefined
      return question.act.becauseRightsExercised ? deny : satisfied
    },
  },
  {
    id: 'ccpa-dark-pattern',
    judge: question => {
      if (!inCalifornia(question) || !isKind(question, 'present')) return undefined
      const isDark = hasFlag(question, 'unequal-prominence', 'confirmshaming', 'hard-cancel', 'manipulative')
      return isDark ? adjust('parity-of-choice') : undefined
    },
  },
  {
    id: 'ccpa-notice-at-collection',
    judge: question =>
      inCalifornia(question) && isKind(question, 'collect') ? formOf(question, ['privacy-notice']) : undefined,
  },
  {
    id: 'ccpa-ack-10bd',
    judge: question =>
      answers(question) && step(question) === 'acknowledge' ? dueBy(dueInBusinessDays(question, 10)) : undefined,
  },
  {
    id: 'ccpa-respond-45d',
    judge: question => (answers(question) && step(question) === 'respond' ? dueBy(dueInDays(question, 45)) : undefined),
  },
  {
    id: 'ccpa-respond-ext-90d',
    judge: question =>
      answers(question) && step(question) === 'respond-extended'
        ? dueBy(dueInDays(question, 90), 'extension-notice')
        : undefined,
  },
  {
    id: 'ccpa-optout-15bd',
    judge: question => {
      if (!inCalifornia(question) || !isKind(question, 'rights-request')) return undefined
      const isNo = ['opt-out-sale', 'limit-sensitive'].includes(question.act.right ?? 'none')
      return isNo ? dueBy(dueInBusinessDays(question, 15)) : undefined
    },
  },
  {
    id: 'ccpa-admt-2027',
    judge: question => {
      if (!inCalifornia(question) || !isSolelySignificant(question) || !hasBegun(question, '2027-01-01'))
        return undefined
      if (['ads', 'cross-context-ads', 'marketing'].includes(question.act.purpose)) return undefined
      return dutiesOf(question, 'pre-use-notice', 'human-review')
    },
  },
]

const isChild = (question: Case): boolean => inUs(question) && isYounger(question, 13)

const children: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'coppa-vpc-collect',
    judge: question =>
      isChild(question) && isKind(question, 'collect', 'profile') ? allowing(hasParentalConsent(question)) : undefined,
  },
  {
    id: 'coppa-separate-disclosure',
    judge: question => {
      if (!isChild(question) || !isKind(question, 'share') || isToProcessor(question)) return undefined
      if (question.act.necessary) return satisfied
      return allowing(consentsNamed(question, 'disclosure').some(({ parental }) => parental))
    },
  },
  {
    id: 'coppa-retention',
    judge: question => {
      const { retentionEnd, indefinite } = question.act
      if (!isChild(question) || !isKind(question, 'retain')) return undefined
      if (retentionEnd === undefined && !indefinite) return undefined
      const isOver = indefinite || question.at >= (retentionEnd ?? 0)
      return isOver ? denyWith('erase-or-anonymise') : satisfied
    },
  },
]

const inWashington = (question: Case): boolean => inState(question, 'WA') && question.act.healthData === true

/** The authorisation to sell health data ends one year after it was signed, to the instant. */
const isSigned = (question: Case): boolean =>
  consentsNamed(question, 'sale-health').some(({ signed, givenAt }) => {
    const start = Temporal.Instant.fromEpochMilliseconds(givenAt).toZonedDateTimeISO(customerZone(question))
    return signed && question.at < start.add({ years: 1 }).epochMilliseconds
  })

const washington: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'wa-mhmda-collect',
    judge: question => {
      if (!inWashington(question) || !isKind(question, 'collect')) return undefined
      return allowing(hasAnyConsent(question) || question.act.necessary === true)
    },
  },
  {
    id: 'wa-mhmda-share',
    judge: question => {
      if (!inWashington(question) || !isKind(question, 'share')) return undefined
      if (question.act.purpose === 'sale') return undefined
      return allowing(consentsNamed(question, 'share-health').length > 0 || question.act.necessary === true)
    },
  },
  {
    id: 'wa-mhmda-sell',
    judge: question => {
      if (!inWashington(question) || !isKind(question, 'share') || question.act.purpose !== 'sale') return undefined
      return allowing(isSigned(question))
    },
  },
  {
    id: 'wa-mhmda-rights-45d',
    judge: question => {
      if (!inWashington(question) || !isKind(question, 'rights-request')) return undefined
      if (step(question) === 'acknowledge') return undefined
      if (step(question) !== 'respond-extended') return dueBy(dueInDays(question, 45))
      return dueBy(dueInDays(question, 90), 'extension-notice')
    },
  },
]

export const usPrivacyRules: readonly ReferenceRule[] = [...california, ...children, ...washington].map(rule => ({
  ...rule,
  pack: 'us-privacy',
}))
