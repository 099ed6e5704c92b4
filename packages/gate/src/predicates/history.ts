import { day, type Instant } from '@candor/terms'
import { unknown } from '../facts.ts'
import type { Question } from '../question.ts'
import { addMonths, dateIn } from '../time/calendar.ts'
import { firstYes } from './first-yes.ts'
import type { Predicate } from './predicate.ts'

/** What a law calls a relationship, told from what the customer bought and asked; and the registers a call depends on. */
export const historyPredicates = {
  'purchase-recorded': {
    sentence: 'a purchase is on record',
    test: ({ facts }) => facts.purchases.length > 0,
  },
  'purchase-within-months': {
    sentence: 'a purchase was made at most the named number of calendar months ago, the whole anniversary day included',
    test: (question, [months]) => isWithin(question, newest(question, question.facts.purchases), Number(months)),
    turnsAt: withinSince,
  },
  'inquiry-recorded': {
    sentence: 'an inquiry is on record',
    test: ({ facts }) => facts.inquiries.length > 0,
  },
  'inquiry-within-months': {
    sentence: 'an inquiry was made at most the named number of calendar months ago, the whole anniversary day included',
    test: (question, [months]) => isWithin(question, newest(question, question.facts.inquiries), Number(months)),
    turnsAt: withinSince,
  },
  'subscription-recorded': {
    sentence: 'a subscription is on record',
    test: ({ facts }) => facts.subscriptions.length > 0,
  },
  'subscription-within-months': {
    sentence: 'a subscription runs, or ended at most the named number of calendar months ago',
    test: (question, [months]) =>
      question.facts.subscriptions.some(
        ({ startedAt, endedAt }) =>
          startedAt <= question.at &&
          (endedAt === undefined || endedAt > question.at || isWithin(question, endedAt, Number(months))),
      ),
    turnsAt: withinSince,
  },
  'address-published': {
    sentence: 'the address of this business customer is conspicuously published',
    test: ({ facts }) => facts.publishedAddress !== undefined && facts.b2b,
  },
  'address-refuses-messages': {
    sentence: 'beside the published address it says that no messages are wanted',
    test: ({ facts }) => facts.publishedAddress?.noCemStatement === true,
  },
  'business-customer': { sentence: 'the customer is reached in a business role', test: ({ facts }) => facts.b2b },
  'corporate-subscriber': { sentence: 'the subscriber is a company', test: ({ facts }) => facts.corporate },
  'on-national-register': {
    sentence: 'the number is on the national do-not-call register, or it is not known whether it is',
    test: ({ facts }) => facts.nationalDnc === true || facts.nationalDnc === unknown,
  },
  'on-tps': {
    sentence: 'the number is on the British register',
    test: ({ facts, at }) => facts.tpsSince !== undefined && facts.tpsSince <= at,
  },
  'on-tps-for-days': {
    sentence: 'the number has been on the British register for at least the named number of whole local dates',
    test: (question, [days]) => {
      const since = question.facts.tpsSince
      return (
        since !== undefined && since <= question.at && question.today - dateIn(question.zone, since) >= Number(days)
      )
    },
  },
  'privacy-signal': { sentence: 'a Global Privacy Control signal is on', test: ({ facts }) => facts.gpc },
} as const satisfies { readonly [name: string]: Predicate }

const never = Number.NEGATIVE_INFINITY

/** The newest that is not after the act. */
function newest({ at }: Question, instants: readonly Instant[]): Instant {
  let last = never
  for (let i = 0; i < instants.length; i++) {
    const instant = instants[i]!
    if (instant <= at && instant > last) last = instant
  }
  return last
}

/** CASL 10(10) counts back from the day on which the message is sent; so do the relationships of the call rules. */
const isWithin = (question: Question, since: Instant, months: number): boolean =>
  since > never && question.today <= addMonths(dateIn(question.zone, since), months)

/** The oldest instant that is within the months. */
function withinSince(question: Question, [months]: readonly string[]): Instant {
  const long = (Number(months) * 31 + 2) * day
  return firstYes(question.at - long, question.at, since => isWithin(question, since, Number(months)))
}
