import { factsOf, type Standing } from '../../customers/state/index.ts'
import { explain, preview } from '../../decisions/index.ts'
import type { Center } from './desk.ts'
import type { Texts } from './texts.ts'
import { clockOf } from './words.ts'

/** What the customer sees of what holds our advertising back. */
export type GuardView = {
  /** Whether the brand looks for signs of haste at all. */
  readonly looks: boolean
  /** Whether the house hears of purchases; a limit by their number would else promise what nothing keeps. */
  readonly counts: boolean
  /** Why advertising rests now, each in a sentence. */
  readonly resting: readonly string[]
  readonly from: string
  readonly to: string
}

const smallHours = { from: 0, to: 300 }

/** Asks the gate what it would say to advertising now, and repeats what the guard answers. */
export function guardView({ judge, clock }: Center, state: Standing | undefined, { lang }: Texts): GuardView {
  const { impulseGuard } = judge.policy
  const night = impulseGuard?.nights ?? smallHours
  const act = { kind: 'survey', purpose: 'advertising' } as const
  const reasons = state ? preview(judge, act, state, clock.now()).reasons : []
  const facts = state && factsOf(state, judge.codes, undefined)
  const resting = reasons.filter(({ rule, says }) => rule.startsWith('house-impulse-') && says === 'defer')
  return {
    looks: impulseGuard !== undefined,
    counts: Object.values(judge.policy.events).some(({ countsAs }) => countsAs === 'purchase'),
    resting: facts ? resting.map(reason => explain(reason, act, facts, { language: lang }).customer) : [],
    from: clockOf(night.from),
    to: clockOf(night.to),
  }
}
