import type { Act } from '@candor/terms'
import { newestRefusal } from '../choices.ts'
import { spamRateLimit } from '../packs/data/dated.ts'
import { isPlainConfirmation, isReply } from '../will.ts'
import type { Known, Predicate } from './predicate.ts'

/** What a field of an act means when it is absent (§A of the rule table). */
const absentMeans: { readonly [field in keyof Act]?: string } = {
  product: 'similar',
  sender: 'self',
  step: 'respond',
  surface: 'brand-site',
}

const fieldOf = (act: Act, field: string | undefined): unknown => act[field as keyof Act]

/** What only a contact can be. */
const onlyContacts = ({ kind }: Known): false | undefined => (kind === 'contact' ? undefined : false)

/** Predicates about the act alone. */
export const actPredicates = {
  'marketing-class': {
    sentence: 'the act is a contact that is not purely transactional, a survey or a review request',
    test: question => question.marketing,
    settled: ({ kind }) => (kind === 'contact' ? undefined : kind === 'survey' || kind === 'solicit-review'),
  },
  'promotion-in-transactional': {
    sentence: 'a transactional contact or an opt-out confirmation carries a promotion',
    test: question => question.promotion,
    settled: onlyContacts,
  },
  reply: {
    sentence: 'the contact answers a request of this customer',
    test: isReply,
    settled: onlyContacts,
  },
  'confirms-opt-out': {
    sentence: 'the contact confirms an opt-out that is on record for its channel, and promotes nothing',
    test: question =>
      isPlainConfirmation(question) &&
      newestRefusal(question.facts.choices, question.channels, question.at) > Number.NEGATIVE_INFINITY,
    settled: onlyContacts,
  },
  'rests-on-will': {
    sentence: 'the act rests on consent or on the absence of an objection',
    test: question => question.restsOnWill,
  },
  'rests-on-consent': {
    sentence: 'the act rests on consent',
    test: question => question.restsOnConsent,
  },
  'basis-is-one-of': {
    sentence: 'the lawful basis of the purpose is one of the named',
    test: ({ basis }, of) => basis !== undefined && of.includes(basis),
  },
  'lacks-one-of': {
    sentence: 'the prepared act does not yet fulfil one of the named obligations',
    test: ({ act }, of) => act.lacks?.some(lacking => of.includes(lacking)) === true,
  },
  'uses-address': {
    sentence: 'the act reaches the customer at an address',
    test: ({ act }) => act.kind === 'contact' || act.channel !== undefined,
    settled: ({ kind, channel }) => kind === 'contact' || channel !== undefined,
  },
  'marketing-by-channel': {
    sentence: 'the act is a contact that is not purely transactional, or a survey or a review request on a channel',
    test: ({ act, marketing }) => marketing && (act.kind === 'contact' || act.channel !== undefined),
    settled: ({ kind, channel }) =>
      kind === 'contact' ? undefined : (kind === 'survey' || kind === 'solicit-review') && channel !== undefined,
  },
  'by-email': {
    sentence: 'the act goes by email',
    test: ({ act }) => act.channel === 'email',
    settled: ({ channel }) => channel === 'email',
  },
  'by-sms': {
    sentence: 'the act goes by text message',
    test: ({ act }) => act.channel === 'sms',
    settled: ({ channel }) => channel === 'sms',
  },
  'by-voice': {
    sentence: 'the act is a call',
    test: ({ act }) => act.channel === 'voice',
    settled: ({ channel }) => channel === 'voice',
  },
  profiles: {
    sentence: 'the act makes or uses a profile',
    test: ({ act }) => act.kind === 'profile',
    settled: ({ kind }) => kind === 'profile',
  },
  'collects-or-profiles': {
    sentence: 'the act collects, or makes or uses a profile',
    test: ({ act }) => act.kind === 'collect' || act.kind === 'profile',
    settled: ({ kind }) => kind === 'collect' || kind === 'profile',
  },
  'transactional-class': {
    sentence: 'the contact is of the transactional class, with or without a promotion',
    test: ({ act }) => act.kind === 'contact' && act.messageClass === 'transactional',
    settled: onlyContacts,
  },
  'purpose-is-one-of': {
    sentence: 'the purpose of the act is one of the named',
    test: ({ act }, of) => of.includes(act.purpose),
  },
  'carries-flag': {
    sentence: 'the content carries one of the named flags',
    test: ({ act }, of) => act.contentFlags?.some(flag => of.includes(flag)) === true,
  },
  'act-states': {
    sentence: 'the act states one of the named',
    test: ({ act }, of) => of.some(field => fieldOf(act, field) === true),
  },
  'act-gives': {
    sentence: 'the act gives the named field',
    test: ({ act }, [field]) => fieldOf(act, field) !== undefined,
  },
  'act-lists': {
    sentence: 'the list in the named field of the act is not empty',
    test: ({ act }, [field]) => {
      const value = fieldOf(act, field)
      return Array.isArray(value) && value.length > 0
    },
  },
  'act-has': {
    sentence: 'the field of the act named first has one of the values named after it',
    test: ({ act }, [field, ...values]) => {
      const value = fieldOf(act, field) ?? absentMeans[field as keyof Act]
      return typeof value === 'string' && values.includes(value)
    },
  },
  'not-shown-to-fulfil': {
    sentence: 'the act does not state what it lacks, or lacks one of the named obligations',
    test: ({ act }, of) => act.lacks === undefined || act.lacks.some(lacking => of.includes(lacking)),
  },
  'spam-rate-reached': {
    sentence: 'the complaint rate of the sending domain has reached the limit',
    test: ({ act }) => (act.spamRate ?? 0) >= spamRateLimit.value,
  },
  'incentive-conditioned': {
    sentence: 'what is given for the review hangs on what it says',
    test: ({ act }) => act.incentive?.conditionedOn !== undefined,
  },
  'selection-restricted': {
    sentence: 'not all are asked alike',
    test: ({ act }) => act.selection !== undefined && act.selection !== 'all',
  },
  'retention-ended': {
    sentence: 'the recorded end of keeping has come',
    test: ({ act, at }) => act.retentionEnd !== undefined && at >= act.retentionEnd,
  },
  'contract-ended': {
    sentence: 'the contract with the recipient has ended',
    test: ({ act, at }) => act.contractEnds !== undefined && at >= act.contractEnds,
  },
  'certification-ended': {
    sentence: 'something that the recipient is certified for has expired',
    test: ({ act, at }) => act.certificationEnds !== undefined && at >= act.certificationEnds,
  },
  'to-processor': {
    sentence: 'the recipient is bound to the instructions of the brand',
    test: ({ act }) => act.purpose === 'processor' || act.recipient === 'processor',
  },
  'clarification-answered': {
    sentence: 'the request needed a clarification, and it was given',
    test: ({ act }) => act.clarification?.answeredAt !== undefined,
  },
} as const satisfies { readonly [name: string]: Predicate }
