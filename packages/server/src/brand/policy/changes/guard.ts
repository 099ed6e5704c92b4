import type { Json } from '@candor/terms'
import type { ImpulseGuard, Policy, Topic } from '../policy.ts'
import { type Part, type Place, type PolicyChange, partsChanged, sides } from './change.ts'
import { moreIsNarrower, reworded, useChanged } from './judging.ts'

const topicParts: readonly Part<Topic>[] = [
  { what: 'text', key: 'text', of: ({ text }) => text, judge: reworded(true) },
  { what: 'categories', key: 'categories', of: ({ categories }) => categories, judge: moreIsNarrower },
]

export const topicChanges = (place: Place, before: Topic, after: Topic): PolicyChange[] =>
  partsChanged(topicParts, place, before, after)

/** Whoever ruled a topic out has to hear that it can be ruled out no more. */
export const isMaterialTopic = (kind: 'added' | 'removed'): boolean => kind === 'removed'

// To look for signs in what people do is a use of it, though for their sake; to rest for longer is not.
const guardParts: readonly Part<ImpulseGuard>[] = [
  { what: 'quick-purchases', key: 'quick_purchases', of: ({ purchases }) => purchases as Json, judge: useChanged },
  { what: 'late-nights', key: 'night', of: ({ nights }) => nights as Json, judge: useChanged },
  { what: 'returns', key: 'returns', of: ({ returns }) => returns as Json, judge: useChanged },
  {
    what: 'cool-down',
    key: 'cool_down',
    of: ({ coolDown }) => coolDown,
    judge: (was, is) => ({ kind: Number(is) < Number(was) ? 'widened' : 'narrowed', material: false }),
  },
]

const place: Place = { subject: { kind: 'impulse-guard' }, path: 'impulse_guard' }

export function guardChanges({ impulseGuard: was }: Policy, { impulseGuard: is }: Policy): PolicyChange[] {
  if (was && is) return partsChanged(guardParts, place, was, is)
  if (!was && !is) return []
  const kind = is ? 'added' : 'removed'
  return [{ what: 'entry', ...place, kind, material: kind === 'added', ...sides(was as Json, is as Json) }]
}
