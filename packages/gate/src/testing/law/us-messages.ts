import {
  type Case,
  isConfirmation,
  isRefused,
  isReply,
  onChannel,
  type ReferenceRule,
  restsOnWill,
} from '../reference-case.ts'
import {
  adjust,
  askedAs,
  consentOpinion,
  consents,
  deny,
  dueBy,
  dutiesOf,
  formOf,
  hasConsent,
  hasFlag,
  hasWrittenConsent,
  inState,
  inUs,
  isAnyOf,
  isAutomatedCall,
  isKind,
  isListed,
  isLiveCall,
  isMarketing,
  isMessage,
  isOn,
  isPurelyTransactional,
  isSince,
  isTransactional,
  lapsed,
  newest,
  permit,
  permitWith,
  refusalOpinion,
  refuse,
  satisfied,
} from './common.ts'
import { dueInBusinessDays, hasBegun, hours } from './dates.ts'

const isEmail = (question: Case): boolean => inUs(question) && isMessage(question) && isOn(question, 'email')
/** Refused, and nothing the customer asked for. */
const isStopped = (question: Case): boolean => restsOnWill(question) && isRefused(question)
const isMarketingEmail = (question: Case): boolean => isEmail(question) && isMarketing(question)
const asksToStop = (question: Case): boolean =>
  inUs(question) && isKind(question, 'rights-request') && question.act.right === 'unsubscribe'

const canSpam: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'canspam-optout-regime',
    judge: question => {
      if (!isMarketingEmail(question)) return undefined
      if (hasConsent(question)) return satisfied
      if (isStopped(question)) return lapsed
      return permitWith(
        ...(['identify-sender', 'postal-address', 'unsubscribe-link', 'unsubscribe-valid-30d', 'label-as-ad'] as const),
      )
    },
  },
  {
    id: 'canspam-affirmative-consent',
    judge: question => {
      if (!isMarketingEmail(question)) return undefined
      const duties = ['identify-sender', 'postal-address', 'unsubscribe-link', 'unsubscribe-valid-30d'] as const
      return consentOpinion(question, ...duties)
    },
  },
  {
    id: 'canspam-optout-respected',
    judge: question => (isMarketingEmail(question) ? refusalOpinion(question, refuse(question)) : undefined),
  },
  {
    id: 'canspam-optout-10bd',
    judge: question => (asksToStop(question) ? dueBy(dueInBusinessDays(question, 10)) : undefined),
  },
  {
    id: 'canspam-optout-no-fee',
    judge: question => {
      if (!asksToStop(question)) return undefined
      return question.act.obstacle === undefined ? satisfied : deny
    },
  },
  {
    id: 'canspam-form',
    judge: question =>
      isMarketingEmail(question) ? formOf(question, ['postal-address', 'unsubscribe-link']) : undefined,
  },
  {
    // What deceives does so without its promotion too.
    id: 'canspam-deceptive-header',
    judge: question => (isEmail(question) && hasFlag(question, 'deceptive-subject') ? deny : undefined),
  },
  {
    id: 'canspam-transactional',
    judge: question => {
      if (!isEmail(question) || !isTransactional(question)) return undefined
      return question.promotion ? lapsed : permit
    },
  },
  {
    id: 'canspam-dual-purpose',
    judge: question => {
      const { lacks } = question.act
      if (!isEmail(question) || !isTransactional(question) || !question.promotion) return undefined
      if (isStopped(question)) return adjust('strip-promo')
      return lacks === undefined ? adjust('transactional-first') : dutiesOf(question, 'transactional-first')
    },
  },
]

const isText = (question: Case): boolean => inUs(question) && isMessage(question) && isOn(question, 'sms')
const isTextOrCall = (question: Case): boolean =>
  inUs(question) && isMessage(question) && isOn(question, 'sms', 'voice')
const isSolicitation = (question: Case): boolean => isTextOrCall(question) && isMarketing(question)

const hasRelationshipRecord = ({ facts }: Case): boolean => isAnyOf(facts.purchases) || isAnyOf(facts.inquiries)
const hasRelationship = (question: Case): boolean =>
  isLiveCall(question) &&
  (isSince(question, newest(question.facts.purchases, question), 18) ||
    isSince(question, newest(question.facts.inquiries, question), 3))

/** Every no on the channel of the act, for whatever purpose. */
const newestNo = (question: Case): number | undefined => {
  const { facts, act } = question
  const withdrawn = facts.consents.filter(({ channel }) => onChannel(channel, act)).map(consent => consent.withdrawnAt)
  const stopped = facts.optOuts.filter(({ channel }) => onChannel(channel, act)).map(optOut => optOut.at)
  return newest([...stopped, ...withdrawn.filter(instant => instant !== undefined)], question)
}

const written = (question: Case) => (hasWrittenConsent(question) ? permit : deny)

const tcpa: readonly Omit<ReferenceRule, 'pack'>[] = [
  {
    id: 'tcpa-pewc-sms',
    judge: question => {
      if (!isText(question) || !isMarketing(question)) return undefined
      return hasWrittenConsent(question) ? permitWith('stop-keyword') : deny
    },
  },
  {
    id: 'tcpa-pewc-artificial-voice',
    judge: question => (isSolicitation(question) && isAutomatedCall(question) ? written(question) : undefined),
  },
  {
    id: 'tcpa-info-sms-consent',
    judge: question => {
      if (!isText(question) || !isPurelyTransactional(question)) return undefined
      if (question.act.purpose === 'optout-confirmation') return undefined
      return hasConsent(question) || hasConsent(askedAs(question, 'transactional')) ? permit : deny
    },
  },
  {
    id: 'tcpa-dnc-registry',
    judge: question => {
      if (!isSolicitation(question) || !isListed(question)) return undefined
      return hasWrittenConsent(question) || hasRelationship(question) ? satisfied : deny
    },
  },
  {
    id: 'tcpa-ebr-18m-3m',
    judge: question => {
      if (!isSolicitation(question) || !isLiveCall(question)) return undefined
      if (!isListed(question) || !hasRelationshipRecord(question)) return undefined
      return hasRelationship(question) ? permitWith('identify-sender') : lapsed
    },
  },
  {
    id: 'tcpa-internal-dnc',
    judge: question => (isSolicitation(question) ? refusalOpinion(question, deny) : undefined),
  },
  {
    id: 'tcpa-live-call-no-registry',
    judge: question =>
      isSolicitation(question) && isLiveCall(question) && !isListed(question)
        ? permitWith('identify-sender')
        : undefined,
  },
  {
    id: 'tcpa-revocation-any-means',
    judge: question => (isTextOrCall(question) ? refusalOpinion(question, deny) : undefined),
  },
  {
    id: 'tcpa-revocation-10bd',
    judge: question => {
      if (!inUs(question) || !isKind(question, 'rights-request') || question.act.right !== 'revoke-sms')
        return undefined
      return hasBegun(question, '2025-04-11') ? dueBy(dueInBusinessDays(question, 10)) : undefined
    },
  },
  {
    id: 'tcpa-revocation-confirm',
    judge: question => {
      if (!isText(question) || !isKind(question, 'contact')) return undefined
      if (question.act.purpose !== 'optout-confirmation') return undefined
      const no = newestNo(question)
      if (no === undefined || hasFlag(question, 'promo')) return deny
      return question.at - no <= 5 * 60_000 ? permit : deny
    },
  },
  {
    id: 'tcpa-revoke-all-2027',
    judge: question => {
      if (!isTextOrCall(question) || isLiveCall(question) || !hasBegun(question, '2027-01-31')) return undefined
      if (isReply(question) || isConfirmation(question)) return undefined
      const no = newestNo(question)
      if (no === undefined) return undefined
      return consents(question).some(({ givenAt }) => givenAt > no) ? lapsed : deny
    },
  },
]

/** At most three sms and calls in 24 hours on the subject; what has no subject may be about any. */
const cap = (id: string, region: string): Omit<ReferenceRule, 'pack'> => ({
  id,
  judge: question => {
    if (!inState(question, region) || !isSolicitation(question)) return undefined
    const { facts, act } = question
    const counted = facts.contacts
      .filter(({ channel }) => channel === 'sms' || channel === 'voice')
      .filter(({ subject }) => subject === undefined || act.subject === undefined || subject === act.subject)
    const closed = (t: number): boolean => {
      const start = t - hours(24)
      const isForgotten = facts.contactsKnownSince !== undefined && start < facts.contactsKnownSince
      return isForgotten || counted.filter(contact => contact.at > start).length >= 3
    }
    return { says: closed(question.at) ? 'defer' : 'satisfied', closed }
  },
})

const states: readonly Omit<ReferenceRule, 'pack'>[] = [
  cap('us-fl-3-per-24h', 'FL'),
  cap('us-ok-3-per-24h', 'OK'),
  {
    id: 'us-fl-pewc',
    judge: question => {
      if (!inState(question, 'FL') || !isSolicitation(question) || isLiveCall(question)) return undefined
      return written(question)
    },
  },
]

export const usMessageRules: readonly ReferenceRule[] = [
  ...canSpam.map(rule => ({ ...rule, pack: 'can-spam' })),
  ...tcpa.map(rule => ({ ...rule, pack: 'tcpa' })),
  ...states.map(rule => ({ ...rule, pack: 'us-states' })),
]
