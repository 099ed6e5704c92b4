import type { Json } from '@candor/terms'
import type { Policy, Recommendations } from '../policy.ts'
import { type Part, type Place, type PolicyChange, partsChanged, sides } from './change.ts'
import { reworded, useChanged } from './judging.ts'

/**
 * Another model is not material: it learns from the same data, for the same purpose, and the dial binds it alike. Who answers
 * for it uses no data. Who else is seen, and how much, takes nothing of a person either.
 */
const parts: readonly Part<Recommendations>[] = [
  { what: 'purpose', key: 'purpose', of: section => section.purpose, judge: reworded(true) },
  { what: 'owner', key: 'owner', of: section => section.owner, judge: reworded(false) },
  { what: 'model', key: 'model', of: section => section.model, judge: reworded(false) },
  { what: 'interests', key: 'interests', of: section => section.interests, judge: useChanged },
  { what: 'balance', key: 'balance', of: section => section.balance as Json | undefined, judge: reworded(false) },
]

const place: Place = { subject: { kind: 'recommendations' }, path: 'recommendations' }

/** That a brand begins to suggest things by what people do is a new use; that it ends is less of one. */
export function recommendationChanges(
  { recommendations: was }: Policy,
  { recommendations: is }: Policy,
): PolicyChange[] {
  if (was && is) return partsChanged(parts, place, was, is)
  if (!was && !is) return []
  const kind = is ? 'added' : 'removed'
  return [{ what: 'entry', ...place, kind, material: kind === 'added', ...sides(was as Json, is as Json) }]
}
