import type { Instant } from '@candor/terms'
import type { Case, Opinion, ReferenceRule } from '../reference-case.ts'
import { wallClock, zonesOf } from '../reference-clock.ts'
import { country, inState, inUs, isMarketing, isOn } from './common.ts'
import { dateIn } from './dates.ts'

type Open = (weekday: number, minute: number) => boolean
type HoursRule = {
  readonly id: string
  readonly pack: string
  readonly fits: (question: Case) => boolean
  readonly closed: (question: Case) => (t: Instant) => boolean
}

const between = (minute: number, from: number, to: number): boolean => from * 60 <= minute && minute < to * 60

/** Outside the window in any zone in which the customer may be. */
const closedWhere =
  (open: Open) =>
  ({ facts, policy }: Case) =>
  (t: Instant): boolean =>
    zonesOf(facts, policy.brand.country).some(zone => {
      const { weekday, minute } = wallClock(zone, t)
      return !open(weekday, minute)
    })

const state = (id: string, region: string, open: Open): HoursRule => ({
  id,
  pack: 'us-states',
  fits: question => inState(question, region) && isOn(question, 'sms', 'voice'),
  closed: closedWhere(open),
})

const paris = 'Europe/Paris'

const hoursRules: readonly HoursRule[] = [
  {
    id: 'ca-utr-hours',
    pack: 'canada-voice-pipeda',
    fits: question => country(question) === 'CA' && isOn(question, 'voice'),
    closed: closedWhere((weekday, minute) => (weekday <= 5 ? between(minute, 9, 21.5) : between(minute, 10, 18))),
  },
  {
    id: 'tcpa-quiet-hours',
    pack: 'tcpa',
    fits: question => inUs(question) && isOn(question, 'sms', 'voice'),
    closed: closedWhere((_, minute) => between(minute, 8, 21)),
  },
  state('us-fl-hours', 'FL', (_, minute) => between(minute, 8, 20)),
  state('us-ok-hours', 'OK', (_, minute) => between(minute, 8, 20)),
  state('us-wa-hours', 'WA', (_, minute) => between(minute, 8, 20)),
  state('us-tx-hours', 'TX', (weekday, minute) => between(minute, weekday === 7 ? 12 : 9, 21)),
  {
    id: 'fr-call-hours',
    pack: 'eu',
    fits: question => country(question) === 'FR' && isOn(question, 'voice'),
    // The hours of the decree are those of Paris, whoever is called, and public holidays have none.
    closed:
      ({ policy }) =>
      t => {
        const { weekday, minute } = wallClock(paris, t)
        if (weekday >= 6 || (!between(minute, 10, 13) && !between(minute, 14, 20))) return true
        return policy.brand.holidays.includes(dateIn(paris, t).toString())
      },
  },
]

const isInScope = (rule: HoursRule, question: Case): boolean => isMarketing(question) && rule.fits(question)

function judgeHours(rule: HoursRule, question: Case): Opinion | undefined {
  if (!isInScope(rule, question)) return undefined
  const closed = rule.closed(question)
  return { says: closed(question.at) ? 'defer' : 'satisfied', closed }
}

export const hoursReferenceRules: readonly ReferenceRule[] = hoursRules.map(rule => ({
  id: rule.id,
  pack: rule.pack,
  judge: question => judgeHours(rule, question),
}))

/** When the hours of law that are in scope are closed, for the rule that joins them all. */
export const lawHours = (question: Case): readonly ((t: Instant) => boolean)[] =>
  hoursRules
    .filter(rule => question.policy.packs.includes(rule.pack) && isInScope(rule, question))
    .map(rule => rule.closed(question))
