import type { Instant, QuietHours } from '@candor/terms'
import { unknown } from '../facts.ts'
import { longestWait, type Question } from '../question.ts'
import { zonesNamed, zonesOfPlace } from '../time/places.ts'
import { leavesWindow } from '../time/quiet.ts'
import type { Zone } from '../time/zone.ts'
import { budgetsOpenAt } from './budget.ts'

/** The first instant from `at` on at which the limit is open: `at` itself if it is, Infinity if it stays closed too long. */
export type OpensAt = (question: Question, at: Instant) => Instant

/** A limit in time. `hours`: it reads the local clock, so that an unknown time zone makes it ask every zone of the place. */
export type Limit = { readonly sentence: string; readonly hours?: true; readonly opensAt: OpensAt }

/** The limits a rule may defer by. `hours-rules` is joined by the compiler from the other rules that read the local clock. */
export const limits = {
  paused: {
    sentence: 'the pause of the customer lasts',
    opensAt: ({ facts }, at) => Math.max(at, facts.pausedUntil ?? at),
  },
  'quiet-hours': {
    sentence: 'the local clock stands in quiet hours of the brand or of the customer',
    hours: true,
    opensAt: quietHoursOpenAt,
  },
  'budget-full': { sentence: 'a budget that applies to the channel is used up', opensAt: budgetsOpenAt },
} as const satisfies { readonly [name: string]: Limit }

export const jointHours = 'hours-rules'
export type LimitName = keyof typeof limits | typeof jointHours

function quietHoursOpenAt(question: Question, at: Instant): Instant {
  const zones = zonesOf(question)
  const last = question.at + longestWait
  for (let open = at; open <= last; ) {
    const next = leavesFirst(question, zones, open)
    if (next === open) return open
    open = next
  }
  return Number.POSITIVE_INFINITY
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

function leavesOne(windows: readonly QuietHours[], zone: Zone, at: Instant): Instant {
  for (let i = 0; i < windows.length; i++) {
    const leaves = leavesWindow(windows[i]!, zone, at)
    if (leaves > at) return leaves
  }
  return at
}

/** The customer's zone; unknown: every zone of their place; place unknown too: every zone of the brand's place. */
function zonesOf({ facts, brand }: Question): readonly Zone[] {
  if (facts.zone !== unknown) return zonesNamed(facts.zone)
  return facts.country === unknown ? zonesOfPlace(brand.country, undefined) : zonesOfPlace(facts.country, facts.region)
}
