import { day, type Instant } from '@candor/terms'
import { channelBits } from '../compact/channel-bits.ts'
import type { CountedBudget } from '../compact/compact-facts.ts'
import { optedOutSince } from '../law-choices.ts'
import { type ClosedHours, closedHours } from '../packs/data/hours.ts'
import type { Question } from '../question.ts'
import { addMonths, dateIn, startOfDate } from '../time/calendar.ts'
import { zonesNamed } from '../time/places.ts'
import type { Zone } from '../time/zone.ts'
import { budgetsOpenAt, opensAt } from './budget.ts'
import { coolsUntil, nightOpensAt, purchasesOpenAt } from './guard.ts'
import { leavesOne, stepOut, zonesOf } from './step-out.ts'

/** The first instant from `at` on at which the limit is open: `at` itself if it is, Infinity if it stays closed too long. */
export type OpensAt = (question: Question, at: Instant) => Instant

/** A limit in time. `hours`: it reads the local clock, so that an unknown time zone makes it ask every zone of the place. */
export type Limit = { readonly sentence: string; readonly hours?: true; readonly opensAt: OpensAt }

type ClosedName = keyof typeof closedHours

/** Hours of law, each closed while the clock stands in one of its stretches or, where it says so, on a public holiday. */
const lawHours = Object.fromEntries(
  Object.entries<ClosedHours>(closedHours).map(([name, hours]) => [
    name,
    { sentence: hours.sentence, hours: true, opensAt: lawHoursOpenAt(hours) },
  ]),
) as { readonly [name in ClosedName]: Limit }

/** The limits a rule may defer by. `hours-rules` is joined by the compiler from the other rules that read the local clock. */
const declared = {
  paused: {
    sentence: 'the pause of the customer lasts',
    opensAt: ({ facts }, at) => Math.max(at, facts.pausedUntil ?? at),
  },
  'quiet-hours': {
    sentence: 'the local clock stands in quiet hours of the brand or of the customer',
    hours: true,
    opensAt: quietHoursOpenAt,
  },
  'impulse-purchases': {
    sentence: 'the rest lasts that the guard asks for after quick purchases',
    opensAt: (question, at) => Math.max(at, coolsUntil(question, 'purchases')),
  },
  'impulse-nights': {
    sentence: 'the rest lasts that the guard asks for after late nights',
    opensAt: (question, at) => Math.max(at, coolsUntil(question, 'nights')),
  },
  'impulse-returns': {
    sentence: 'the rest lasts that the guard asks for after things were sent back',
    opensAt: (question, at) => Math.max(at, coolsUntil(question, 'returns')),
  },
  'own-purchase-limit': {
    sentence: 'as many things were bought within seven days as the customer set as the limit for advertising',
    opensAt: purchasesOpenAt,
  },
  'own-night': {
    sentence: 'the local clock stands in the night of a customer who wants no advertising then',
    hours: true,
    opensAt: nightOpensAt,
  },
  'budget-full': { sentence: 'a budget that applies to the channel is used up', opensAt: budgetsOpenAt },
  'three-on-a-subject': {
    sentence:
      'three calls or texts on the subject were made within the last 24 hours; one exactly 24 hours old no longer counts',
    opensAt: (question, at) => opensAt(subjectCap, question, at, question.act.subject),
  },
  'year-since-opt-out-of-sale': {
    sentence: 'fewer than twelve calendar months have passed since the day of the newest opt-out of sale',
    opensAt: yearOpensAt,
  },
  ...lawHours,
} satisfies { readonly [name: string]: Limit }

export const limits: { readonly [name in keyof typeof declared]: Limit } = declared

export const jointHours = 'hours-rules'
export type LimitName = keyof typeof declared | typeof jointHours

function quietHoursOpenAt(question: Question, at: Instant): Instant {
  const zones = zonesOf(question)
  return stepOut(question, at, from => leavesFirst(question, zones, from))
}

function lawHoursOpenAt({ closed, zone, holidays }: ClosedHours): OpensAt {
  const fixed = zone === undefined ? undefined : zonesNamed(zone)
  return (question, at) => {
    const zones = fixed ?? zonesOf(question)
    return stepOut(question, at, from => {
      for (let i = 0; i < zones.length; i++) {
        const leaves = leavesOne(closed, zones[i]!, from)
        if (leaves > from) return leaves
        if (holidays === true && question.brand.holidays.has(dateIn(zones[i]!, from)))
          return startOfDate(dateIn(zones[i]!, from) + 1, zones[i]!)
      }
      return from
    })
  }
}

/** Fla. Stat. 501.616(6)(b), 15 O.S. 775C.4: at most three in 24 hours on one subject, from whatever number. */
export const subjectCap: CountedBudget = { channels: channelBits('sms') | channelBits('voice'), max: 3, window: day }

const ofSale = ['sale', 'cross-context-ads']

/** Civ. Code 1798.135(c)(4): asking again waits until the date of the opt-out comes round, in the customer's zone. */
function yearOpensAt(question: Question, at: Instant): Instant {
  const since = optedOutSince(question, ofSale)
  if (since === Number.NEGATIVE_INFINITY) return at
  return Math.max(at, startOfDate(addMonths(dateIn(question.zone, since), 12), question.zone))
}

/** When the first window found closed ends; `at` when none is. */
function leavesFirst({ brand, facts }: Question, zones: readonly Zone[], at: Instant): Instant {
  for (let i = 0; i < zones.length; i++) {
    const zone = zones[i]!
    const leaves = leavesOne(brand.quietHours, zone, at)
    if (leaves > at) return leaves
    const leavesOwn = leavesOne(facts.quietHours, zone, at)
    if (leavesOwn > at) return leavesOwn
  }
  return at
}
