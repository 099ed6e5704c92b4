import type { ActKind } from '@candor/terms'
import { hasWithdrawalToConfirm } from '../choices.ts'
import { isPlainConfirmation, isReply } from '../will.ts'
import type { Predicate } from './predicate.ts'

/** What only a contact can be. */
const onlyContacts = (kind: ActKind): false | undefined => (kind === 'contact' ? undefined : false)

/** Predicates about the act alone. */
export const actPredicates = {
  'marketing-class': {
    sentence: 'the act is a contact that is not purely transactional, a survey or a review request',
    test: question => question.marketing,
    settled: kind => (kind === 'contact' ? undefined : kind === 'survey' || kind === 'solicit-review'),
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
      isPlainConfirmation(question) && hasWithdrawalToConfirm(question.facts.choices, question.channels, question.at),
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
    settled: (kind, channel) => kind === 'contact' || channel !== undefined,
  },
} as const satisfies { readonly [name: string]: Predicate }
