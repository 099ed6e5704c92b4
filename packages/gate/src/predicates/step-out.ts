import type { Instant, QuietHours } from '@candor/terms'
import { unknown } from '../facts.ts'
import { longestWait, type Question } from '../question.ts'
import { zonesNamed, zonesOfPlace } from '../time/places.ts'
import { leavesWindow } from '../time/quiet.ts'
import type { Zone } from '../time/zone.ts'

/** Steps out of closed stretches until none is left; Infinity when some is closed at every instant of the longest wait. */
export function stepOut(question: Question, at: Instant, leaves: (from: Instant) => Instant): Instant {
  const last = question.at + longestWait
  for (let open = at; open <= last; ) {
    const next = leaves(open)
    if (next === open) return open
    open = next
  }
  return Number.POSITIVE_INFINITY
}

/** When the first of the windows that is closed in this zone ends; `at` when none is. */
export function leavesOne(windows: readonly QuietHours[], zone: Zone, at: Instant): Instant {
  for (let i = 0; i < windows.length; i++) {
    const leaves = leavesWindow(windows[i]!, zone, at)
    if (leaves > at) return leaves
  }
  return at
}

/** The customer's zone; unknown: every zone of their place; place unknown too: every zone of the brand's place. */
export function zonesOf({ facts, brand }: Question): readonly Zone[] {
  if (facts.zone !== unknown) return zonesNamed(facts.zone)
  return facts.country === unknown ? zonesOfPlace(brand.country, undefined) : zonesOfPlace(facts.country, facts.region)
}
