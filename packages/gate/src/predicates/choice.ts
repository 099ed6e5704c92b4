import { day, type Instant, minute } from '@candor/terms'
import { newestRefusal } from '../choices.ts'
import { marks } from '../compact/choice-columns.ts'
import { namedSince, optedOutSince } from '../law-choices.ts'
import type { StartDateName } from '../packs/data/dated.ts'
import type { Question } from '../question.ts'
import { addMonthsTo } from '../time/calendar.ts'
import { firstYes } from './first-yes.ts'
import type { Predicate } from './predicate.ts'
import { startOf } from './start-of.ts'

const bitsOf = (marked: readonly string[]): number =>
  marked.reduce((bits, name) => bits | marks[name as keyof typeof marks], 0)

/** Predicates about what the customer said. “Covers” means: for this very purpose, and for this channel or for all. */
export const choicePredicates = {
  'refusal-recorded': {
    sentence: 'an opt-out, objection or withdrawal is on record, for whatever purpose',
    test: question => question.facts.choices.refused,
  },
  'withdrawal-covers': {
    sentence: 'an opt-out, objection or withdrawal of no later than now covers the act',
    test: question => question.choices.withdrawnAt > Number.NEGATIVE_INFINITY,
  },
  withdrawn: {
    sentence: 'the latest word on the act is a no; on a tie the no is the latest',
    test: question => question.choices.withdrawn,
  },
  'consent-recorded': {
    sentence: 'a consent is on record, for whatever purpose',
    test: question => question.facts.choices.consented,
  },
  'consent-covers': {
    sentence: 'a consent on record covers the act, however it was given',
    test: question => question.choices.covered,
  },
  'consent-without-evidence': {
    sentence: 'a consent without evidence covers the act',
    test: question => question.choices.withoutEvidence,
  },
  'consent-in-future': {
    sentence: 'a consent dated after the act covers it',
    test: question => question.choices.inFuture,
  },
  'consent-usable': {
    sentence: 'a consent with evidence, given by now and not itself withdrawn, covers the act',
    test: question => question.choices.usable,
  },
  'consent-living': {
    sentence: 'a freely given consent with evidence covers the act and is newer than every withdrawal',
    test: question => question.choices.living,
  },
  'consent-parental': {
    sentence: 'a parent gave a living consent that covers the act',
    test: question => question.choices.parental,
  },
  // What the rules of law ask: about consents for this very purpose and channel that nobody forced.
  'law-consent': {
    sentence:
      'an express or written consent stands: proved, free, for this purpose and channel, newer than every refusal',
    test: ({ law, choices }) => law.expressSince > choices.withdrawnAt,
  },
  'law-consent-any-type': {
    sentence: 'a consent of whatever type stands: proved, free, for this purpose and channel, newer than every refusal',
    test: ({ law, choices }) => law.voluntarySince > choices.withdrawnAt,
  },
  'law-consent-written': {
    sentence: 'a prior express written consent stands',
    test: ({ law, choices }) => law.writtenSince > choices.withdrawnAt,
  },
  'law-consent-explicit': {
    sentence: 'an explicit consent stands',
    test: ({ law, choices }) => law.explicitSince > choices.withdrawnAt,
  },
  'law-consent-parental': {
    sentence: 'a consent of a parent stands',
    test: ({ law, choices }) => law.guardianSince > choices.withdrawnAt,
  },
  'law-consent-after-notice': {
    sentence: 'a consent given after a conflict notice stands',
    test: ({ law, choices }) => law.afterNoticeSince > choices.withdrawnAt,
  },
  'consent-after-notice-recorded': {
    sentence: 'a consent given after a conflict notice is on record for this purpose',
    test: ({ law }) => law.afterNoticeRecorded,
  },
  'soft-opt-in-recorded': {
    sentence: 'a soft opt-in is on record for this purpose and channel',
    test: ({ law }) => law.softRecorded,
  },
  'soft-opt-in-stands': {
    sentence: 'a soft opt-in stands, whatever became of its conditions',
    test: ({ law, choices }) => law.softSince > choices.withdrawnAt,
  },
  'soft-opt-in-offered': {
    sentence: 'a soft opt-in stands for which a way to say no was offered when the details were collected',
    test: ({ law, choices }) => law.softOfferedSince > choices.withdrawnAt,
  },
  'charity-opt-in-recorded': {
    sentence: 'a charitable soft opt-in is on record for this purpose and channel',
    test: ({ law }) => law.charityRecorded,
  },
  'charity-opt-in-since': {
    sentence: 'a charitable soft opt-in stands that was given from the named start date on',
    test: (question, [name]) => {
      const { charitySince } = question.law
      return charitySince > question.choices.withdrawnAt && charitySince >= startOf(question, name as StartDateName)
    },
    turnsAt: (question, [name]) => startOf(question, name as StartDateName),
  },
  'consent-forced': {
    sentence: 'a consent on record for this purpose was pre-ticked, bundled or conditional',
    test: ({ choices }) => choices.forced,
  },
  'named-consent': {
    sentence: 'a consent for the purpose named first stands, and is what is named after it',
    test: (question, [purpose, ...marked]) =>
      namedSince(question, {
        purpose: purpose!,
        marked: bitsOf(marked.filter(name => name !== 'express')),
        unmarked: marked.includes('express') ? marks.soft : 0,
      }) > Number.NEGATIVE_INFINITY,
  },
  'named-soft-opt-in': {
    sentence: 'a soft opt-in for the named purpose stands, with all its conditions',
    test: (question, [purpose]) =>
      question.act.product !== 'different' &&
      question.act.sender !== 'affiliate' &&
      namedSince(question, {
        purpose: purpose!,
        marked: marks.soft | marks.optOutOffered,
        unmarked: marks.charity,
      }) > Number.NEGATIVE_INFINITY,
  },
  'authorisation-within-year': {
    sentence: 'a signed authorisation for the named purpose stands and was given less than a year ago',
    test: (question, [purpose]) => {
      const since = namedSince(question, { purpose: purpose!, marked: marks.signed })
      return since > Number.NEGATIVE_INFINITY && isWithinYear(question, since)
    },
    turnsAt: question => firstYes(question.at - 368 * day, question.at, since => isWithinYear(question, since)),
  },
  'opted-out-of': {
    sentence: 'an opt-out of one of the named purposes, or of all, is on record and not after the act',
    test: (question, of) => optedOutSince(question, of) > Number.NEGATIVE_INFINITY,
  },
  'refused-for-anything': {
    sentence: 'a refusal on this channel, for whatever purpose, is on record and not after the act',
    test: question => newestRefusal(question.facts.choices, question.channels, question.at) > Number.NEGATIVE_INFINITY,
  },
  'refused-for-anything-since-consent': {
    sentence:
      'the newest refusal on this channel, for whatever purpose, is no older than the newest consent for this act',
    test: ({ facts, channels, at, law }) => newestRefusal(facts.choices, channels, at) >= law.expressSince,
  },
  'refused-within-minutes': {
    sentence: 'the newest refusal on this channel is at most the named number of minutes old',
    test: ({ facts, channels, at }, [minutes]) =>
      at - newestRefusal(facts.choices, channels, at) <= Number(minutes) * minute,
    turnsAt: ({ at }, [minutes]) => at - Number(minutes) * minute,
  },
} as const satisfies { readonly [name: string]: Predicate }

const isWithinYear = (question: Question, since: Instant): boolean =>
  question.at < addMonthsTo(since, 12, question.zone)
