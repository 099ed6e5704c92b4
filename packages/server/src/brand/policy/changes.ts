import { algorithmChanges } from './changes/algorithms.ts'
import { brandChanges } from './changes/brand.ts'
import { type ChangeSubject, entriesChanged, type Place, type PolicyChange } from './changes/change.ts'
import {
  categoryChanges,
  contextChanges,
  eventChanges,
  fieldChanges,
  isMaterialCategory,
  purposeChanges,
} from './changes/entries.ts'
import { guardChanges, isMaterialTopic, topicChanges } from './changes/guard.ts'
import { keepingChanges } from './changes/keeping.ts'
import { limitChanges } from './changes/limits.ts'
import { recommendationChanges } from './changes/recommendations.ts'
import { rightsChanges } from './changes/rights.ts'
import { vaultChanges } from './changes/vault.ts'
import { vendorChanges } from './changes/vendors.ts'
import type { Policy } from './policy.ts'

/**
 * What differs between two policies, in the order of the file: what came, what went, what was widened or narrowed. A change is
 * `material` when it lets more be done with people's data (a new purpose or field, another use or channel, a weaker basis, a
 * longer retention) and when it may hide that from a machine (other words for a purpose, another source): in doubt people are
 * told. The other way of writing the same (`2 years` for `24 months`, another order) is no change.
 */
export const changesBetween = (before: Policy, after: Policy): readonly PolicyChange[] => [
  ...brandChanges(before.brand, after.brand),
  ...entriesChanged(before.purposes, after.purposes, placeIn('purpose', 'purposes'), purposeChanges),
  ...entriesChanged(before.fields, after.fields, placeIn('field', 'data.fields'), fieldChanges),
  ...entriesChanged(before.events, after.events, placeIn('event', 'data.events'), (place, was, is) =>
    eventChanges(nameOf(place), place, was, is),
  ),
  ...entriesChanged(before.context, after.context, placeIn('context-field', 'data.context'), contextChanges),
  ...entriesChanged(
    before.consentCategories,
    after.consentCategories,
    placeIn('consent-category', 'data.consent_categories'),
    categoryChanges,
    isMaterialCategory,
  ),
  ...limitChanges(before, after),
  ...keepingChanges(before, after),
  ...recommendationChanges(before, after),
  ...entriesChanged(before.algorithms, after.algorithms, placeIn('algorithm', 'algorithms'), algorithmChanges),
  ...vaultChanges(before, after),
  ...entriesChanged(before.vendors, after.vendors, placeIn('vendor', 'vendors'), vendorChanges),
  ...entriesChanged(before.topics, after.topics, placeIn('topic', 'topics'), topicChanges, isMaterialTopic),
  ...guardChanges(before, after),
  ...rightsChanges(before, after),
]

type Named = Extract<ChangeSubject, { name: string }>['kind']

const placeIn =
  (kind: Exclude<Named, 'event-field' | 'vault-attribute'>, path: string) =>
  (name: string): Place => ({ subject: { kind, name }, path: `${path}.${name}` })

const nameOf = ({ subject }: Place): string => ('name' in subject ? subject.name : '')
