import { createHash } from 'node:crypto'
import type { Evidence } from '@candor/terms'
import type { ErrorItem } from '../look/index.ts'
import { type Answer, messageAnswers, neededPurposes } from './answers.ts'
import { brandWeek, budgetChannels } from './budgets.ts'
import { answerField, budgetField, type Current, type Values } from './current.ts'
import type { Center, Desk } from './desk.ts'
import { formToken } from './form-token.ts'
import { type PreferencesView, yesWords } from './preferences-page.ts'
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
      hint: lastSaid(answer, zone, desk),
    })),
    needed: neededPurposes(policy).map(purpose => purpose.text),
    budgets: budgetChannels(messageAnswers(current.answers).map(answer => answer.channel)).map(channel => ({
      field: budgetField(channel),
      channel: channelText(channel, texts),
      most: brandWeek(policy.budgets, channel),
    })),
    ...(current.pausedUntil === 0 ? {} : { pausedUntil: dayOf(current.pausedUntil, zone, texts) }),
    brandDial: policy.dial,
    values,
    errors,
    action: `/preferences/${token}`,
    timeline: `/timeline/${token}`,
    csrf: formToken(house, token),
  }
}

/** When the customer answered last, and to which words. */
function lastSaid({ now, choice }: Answer, zone: string, { texts }: Desk): string {
  const { preferences: t } = texts
  if (!choice) return t.neverAsked
  const day = dayOf(choice.at, zone, texts)
  if (now === 'no') return t.saidNo(day)
  return t.saidYes(day) + (choice.said.kind === 'consent' ? t.words(choice.said.evidence.text) : '')
}

/** The proof of a yes on this page: the very words beside it, named by their hash. The instant comes with the code. */
export function evidenceOf(house: Center, desk: Desk, { purpose, channel }: Answer): Evidence {
  const { texts } = desk
  const text = `${purposeText(house.judge.policy, purpose, texts)} ${yesWords(desk, channel === 'any' ? undefined : channelText(channel, texts))}`
  const version = `sha256:${createHash('sha256').update(text).digest('hex')}`
  return { text, version, surface: 'preference page', locale: texts.lang, at: 0 }
}
