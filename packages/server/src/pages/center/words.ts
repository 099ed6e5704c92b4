import type { Budget, Instant, QuietHours } from '@candor/terms'
import type { Policy } from '../../brand/policy/index.ts'
import type { Choice } from '../../customers/consent/index.ts'
import type { Preference } from '../../customers/state/index.ts'
import { isUse } from './answers.ts'
import type { Texts } from './texts.ts'

/** “3 May 2026” in a time zone. */
export const dayOf = (at: Instant, zone: string, { dates }: Texts): string =>
  new Intl.DateTimeFormat(dates, { dateStyle: 'long', timeZone: zone }).format(at)

/** “3 May 2026” of a date `YYYY-MM-DD`. */
export const dateWords = (date: string, { dates }: Pick<Texts, 'dates'>): string =>
  new Intl.DateTimeFormat(dates, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(date))

/** “3 May 2026 at 12:00” in a time zone. */
export const momentOf = (at: Instant, zone: string, { dates }: Texts): string =>
  new Intl.DateTimeFormat(dates, { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(at)

/** “21:00” of minutes since midnight. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** What a purpose is, in the brand's own plain words. */
export function purposeText(policy: Policy, purpose: string, texts: Texts): string {
  if (purpose === 'any') return texts.everything
  return (Object.hasOwn(policy.purposes, purpose) && policy.purposes[purpose]?.text) || purpose
}

export const channelText = (channel: string, { channels }: Texts): string => channels[channel] ?? channel

/** One recorded choice as the customer reads it back, a line for each thing that changed. */
export function saidLines(
  { said, via }: Pick<Choice, 'said' | 'via'>,
  policy: Policy,
  zone: string,
  texts: Texts,
): string[] {
  if (said.kind === 'preference')
    return [...preferenceLines(said.value, zone, texts), ...protectionLines(said.value, policy, texts)]
  if (via === 'stop-all')
    return Object.values(policy.purposes).some(isUse)
      ? [texts.said.stopped, texts.said.stoppedUse]
      : [texts.said.stopped]
  const isYes = said.kind === 'consent'
  const what = purposeText(policy, said.purpose, texts)
  if (said.channel === 'any' && reachesNobody(policy, said.purpose))
    return [isYes ? texts.said.consentAny(what) : texts.said.noAny(what)]
  const say = isYes ? texts.said.consent : texts.said.no
  return [say(what, channelText(said.channel, texts))]
}

const reachesNobody = ({ purposes }: Policy, purpose: string): boolean =>
  Object.hasOwn(purposes, purpose) && purposes[purpose]?.channels.length === 0

function preferenceLines({ budgets, quietHours, pausedUntil, dial }: Preference, zone: string, texts: Texts): string[] {
  const { said, preferences } = texts
  return [
    ...(budgets
      ? lines(
          budgets.map(budget => budgetLine(budget, texts)),
          said.noBudget,
        )
      : []),
    ...(quietHours
      ? lines(
          quietHours.map(window => quietLine(window, texts)),
          said.noQuiet,
        )
      : []),
    ...(pausedUntil === undefined
      ? []
      : [pausedUntil === 0 ? said.notPaused : said.paused(dayOf(pausedUntil, zone, texts))]),
    ...(dial ? [said.dial(preferences.dials[dial])] : []),
  ]
}

function protectionLines(value: Preference, policy: Policy, { said, preferences }: Texts): string[] {
  const { avoidTopics, guard, purchasesAWeek, noOffersAtNight, restricted } = value
  const topics = avoidTopics?.map(topic => said.avoid(topicText(policy, topic)))
  return [
    ...(topics ? lines(topics, said.avoidNothing) : []),
    ...(guard ? [said.guard(preferences.guards[guard])] : []),
    ...(purchasesAWeek === undefined
      ? []
      : [purchasesAWeek === 0 ? said.noPurchaseLimit : said.purchaseLimit(purchasesAWeek)]),
    ...(restricted === undefined ? [] : [restricted ? said.restricted : said.notRestricted]),
    ...(noOffersAtNight === undefined ? [] : [noOffersAtNight ? said.notAtNight : said.atNight]),
  ]
}

/** What a topic is, in the brand's own words; one that it no longer knows by its name. */
export const topicText = ({ topics }: Policy, topic: string): string =>
  (Object.hasOwn(topics, topic) && topics[topic]?.text) || topic.replaceAll('-', ' ')

const lines = (all: string[], none: string): string[] => (all.length === 0 ? [none] : all)

const budgetLine = ({ channel, max }: Budget, texts: Texts): string =>
  texts.said.budget(channelText(channel, texts), max)

function quietLine({ from, to, days }: QuietHours, { said, days: names }: Texts): string {
  const some = days && days.length < 7 ? days.map(day => names[day - 1]).join(', ') : said.everyDay
  return said.quiet(clockOf(from), clockOf(to), some)
}
