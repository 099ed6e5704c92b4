import { createHash } from 'node:crypto'
import type { Evidence } from '@candor/terms'
import type { ErrorItem } from '../look/index.ts'
import { answered, vouchingFor } from './answered.ts'
import { type Answer, messageAnswers, neededPurposes } from './answers.ts'
import { brandWeek, budgetChannels } from './budgets.ts'
import { answerField, budgetField, type Current, type Values } from './current.ts'
import type { Center, Desk } from './desk.ts'
import { formToken } from './form-token.ts'
import { guardView } from './guard-view.ts'
import { type PreferencesView, yesWords } from './preferences-page.ts'
import { conflictOf } from './signal.ts'
import type { Visit } from './visit.ts'
import { channelText, dayOf, purposeText } from './words.ts'

/** The preferences page of a visitor, with these values in its form. */
export function preferencesView(
  house: Center,
  { token, desk, zone }: Visit<'manage'>,
  current: Current,
  values: Values,
  errors: readonly ErrorItem[],
): PreferencesView {
  const { policy } = house.judge
  const { texts } = desk
  return {
    answers: current.answers.map(answer => ({
      field: answerField(answer),
      what: purposeText(policy, answer.purpose, texts),
      ...(answer.channel === 'any' ? {} : { channel: channelText(answer.channel, texts) }),
      hint: answered(answer, vouchingFor(current.sources, answer.purpose), zone, texts),
      ...conflictWith(answer, desk),
    })),
    needed: neededPurposes(policy).map(purpose => purpose.text),
    budgets: budgetChannels(messageAnswers(current.answers).map(answer => answer.channel)).map(channel => ({
      field: budgetField(channel),
      channel: channelText(channel, texts),
      most: brandWeek(policy.budgets, channel),
    })),
    ...(current.pausedUntil === 0 ? {} : { pausedUntil: dayOf(current.pausedUntil, zone, texts) }),
    brandDial: policy.dial,
    topics: Object.entries(policy.topics).map(([value, { text }]) => ({ value, text })),
    guard: guardView(house, current.state, texts),
    values,
    errors,
    action: `/preferences/${token}`,
    timeline: `/timeline/${token}`,
    rights: `/rights/${token}`,
    isRestricted: current.state?.restricted ?? false,
    ...(policy.recommendations ? { suggestions: `/suggestions/${token}` } : {}),
    ...(policy.vault ? { aboutYou: `/about-you/${token}` } : {}),
    csrf: formToken(house, token),
  }
}

const conflictWith = (answer: Answer, { texts }: Desk): { conflict?: string } => {
  const conflict = conflictOf(answer)
  return conflict === undefined ? {} : { conflict: texts.preferences.conflict[conflict] }
}

/** The proof of a yes on this page: the very words beside it, named by their hash. The instant comes with the code. */
export function evidenceOf(house: Center, desk: Desk, answer: Answer): Evidence {
  const { texts } = desk
  const { purpose, channel } = answer
  const beside = yesWords(desk, channel === 'any' ? undefined : channelText(channel, texts))
  const { conflict } = conflictWith(answer, desk)
  const text = [purposeText(house.judge.policy, purpose, texts), beside, ...(conflict ? [conflict] : [])].join(' ')
  const version = `sha256:${createHash('sha256').update(text).digest('hex')}`
  return { text, version, surface: 'preference page', locale: texts.lang, at: 0 }
}
