import type { Budget, Dial, Instant, QuietHours } from '@candor/terms'
import { listSources, type Source } from '../../brand/sources/index.ts'
import { readState, type Standing } from '../../customers/state/index.ts'
import { wordsAbout } from '../../decisions/index.ts'
import { type Answer, answersOf, messageAnswers } from './answers.ts'
import { budgetChannels, ownWeek } from './budgets.ts'
import type { Center } from './desk.ts'
import { type Protection, protectionValues } from './protection.ts'
import { clockOf } from './words.ts'

/** Everything the preferences page shows and changes, as it is now. */
export type Current = Protection & {
  readonly state: Standing | undefined
  readonly answers: readonly Answer[]
  readonly sources: readonly Source[]
  readonly budgets: readonly Budget[]
  readonly quietHours: readonly QuietHours[]
  /** 0 when not paused. */
  readonly pausedUntil: Instant
  readonly dial: Dial | undefined
}

/** `signals`: the browser in front of us sends Global Privacy Control. */
export async function currentOf(house: Center, customer: string, signals: boolean): Promise<Current> {
  const state = (await readState(house.store, house.judge.layout, customer))?.state
  const pausedUntil = state?.pausedUntil ?? 0
  return {
    state,
    answers: answersOf(house.judge.policy, await wordsAbout(house, customer), signals),
    sources: await listSources(house.store),
    budgets: state?.budgets ?? [],
    quietHours: state?.quietHours ?? [],
    pausedUntil: pausedUntil > house.clock.now() ? pausedUntil : 0,
    dial: state?.dial,
    avoidTopics: state?.avoidTopics ?? [],
    guard: state?.guard,
    purchasesAWeek: state?.purchasesAWeek ?? 0,
    noOffersAtNight: state?.noOffersAtNight ?? false,
  }
}

/** The values of a form by field name. */
export type Values = { readonly [field: string]: readonly string[] }

export const answerField = ({ purpose, channel }: Pick<Answer, 'purpose' | 'channel'>): string =>
  `answer.${purpose}.${channel}`
export const budgetField = (channel: string): string => `budget.${channel}`

/** The form as it stands before anybody changed it. Nothing is chosen that the customer did not choose. */
export function valuesOf(current: Current): Values {
  const [quiet] = current.quietHours
  const answers = current.answers.map(answer => [answerField(answer), answer.now ? [answer.now] : []])
  const budgets = budgetChannels(messageAnswers(current.answers).map(answer => answer.channel)).map(channel => [
    budgetField(channel),
    [String(ownWeek(current.budgets, channel) ?? '')],
  ])
  return {
    ...Object.fromEntries([...answers, ...budgets]),
    'quiet.from': quiet ? [clockOf(quiet.from)] : [''],
    'quiet.to': quiet ? [clockOf(quiet.to)] : [''],
    'quiet.day': quiet?.days && quiet.days.length < 7 ? quiet.days.map(String) : [],
    pause: [current.pausedUntil === 0 ? 'none' : 'keep'],
    'pause.date': [''],
    dial: current.dial ? [current.dial] : [],
    ...protectionValues(current),
  }
}
