import type { ConsentCategory, ContextField, DeclaredEvent, EventField, Field, Purpose } from '../policy.ts'
import { entriesChanged, type Part, type Place, type PolicyChange, partsChanged } from './change.ts'
import { longerIsWider, moreIsNarrower, moreIsWider, onScale, reworded, useChanged, valuesChanged } from './judging.ts'

/** By what is left to the person: a yes they can take back, an objection, nothing. */
const basis = onScale(['consent'], ['legitimate-interest'], ['contract', 'legal-duty'])

/**
 * Judged by what they allow where that can be seen. A purpose is its text, so other words may be another purpose. Between
 * classes there is no scale: offers that are called service would escape the rules on offers.
 */
const purposeParts: readonly Part<Purpose>[] = [
  { what: 'text', key: 'text', of: purpose => purpose.text, judge: reworded(true) },
  { what: 'basis', key: 'basis', of: purpose => purpose.basis, judge: basis },
  { what: 'class', key: 'class', of: purpose => purpose.class, judge: reworded(true) },
  { what: 'channels', key: 'channels', of: purpose => purpose.channels, judge: moreIsWider },
  { what: 'signals', key: 'opposed_by', of: purpose => purpose.opposedBy, judge: moreIsNarrower },
  { what: 'retention', key: 'retention', of: purpose => purpose.retention, judge: longerIsWider },
]

export const purposeChanges = (place: Place, before: Purpose, after: Purpose): PolicyChange[] =>
  partsChanged(purposeParts, place, before, after)

type AnyField = Pick<Field, 'class' | 'type' | 'purposes' | 'retention' | 'text' | 'values'>

/** Sealed and never searched, sealed, readable: each step opens more. */
const fieldClass = onScale(['sensitive'], ['identifying'], ['attribute'])

const anyFieldParts: readonly Part<AnyField>[] = [
  { what: 'text', key: 'text', of: field => field.text, judge: reworded(false) },
  { what: 'class', key: 'class', of: field => field.class, judge: fieldClass },
  { what: 'type', key: 'type', of: field => field.type, judge: reworded(false) },
  { what: 'purposes', key: 'purposes', of: field => field.purposes, judge: moreIsWider },
  { what: 'retention', key: 'retention', of: field => field.retention, judge: longerIsWider },
  { what: 'values', key: 'values', of: field => field.values, judge: valuesChanged },
]

/** From another place may come something else under the same name, and where data comes from is part of what people are told. */
const fieldParts: readonly Part<Field>[] = [
  ...anyFieldParts,
  { what: 'source', key: 'source', of: field => field.source, judge: reworded(true) },
  { what: 'origin', key: 'traits', of: field => field.traits, judge: reworded(true) },
  { what: 'group', key: 'group', of: field => field.group?.bounds, judge: reworded(false) },
  { what: 'address', key: 'address_of', of: field => field.addressOf, judge: useChanged },
]

export const fieldChanges = (place: Place, before: Field, after: Field): PolicyChange[] =>
  partsChanged(fieldParts, place, before, after)

const eventFieldParts: readonly Part<EventField>[] = [
  ...anyFieldParts,
  { what: 'origin', key: 'from', of: field => field.from, judge: reworded(true) },
  { what: 'without', key: 'without', of: field => field.without, judge: onScale(['remove'], ['hash']) },
]

const contextParts: readonly Part<ContextField>[] = [
  ...eventFieldParts,
  { what: 'place', key: 'place_of', of: field => field.placeOf, judge: useChanged },
]

export const contextChanges = (place: Place, before: ContextField, after: ContextField): PolicyChange[] =>
  partsChanged(contextParts, place, before, after)

const eventParts: readonly Part<DeclaredEvent>[] = [
  { what: 'text', key: 'text', of: event => event.text, judge: reworded(false) },
  { what: 'purposes', key: 'purposes', of: event => event.purposes, judge: moreIsWider },
  { what: 'retention', key: 'retention', of: event => event.retention, judge: longerIsWider },
  { what: 'meaning', key: 'counts_as', of: event => event.countsAs, judge: useChanged },
  { what: 'item', key: 'item', of: event => event.item, judge: useChanged },
]

export const eventChanges = (
  event: string,
  place: Place,
  before: DeclaredEvent,
  after: DeclaredEvent,
): PolicyChange[] => {
  const placeOf = (name: string): Place => ({
    subject: { kind: 'event-field', name, event },
    path: `${place.path}.fields.${name}`,
  })
  return [
    ...partsChanged(eventParts, place, before, after),
    ...entriesChanged(before.fields, after.fields, placeOf, (at, was, is) =>
      partsChanged(eventFieldParts, at, was, is),
    ),
  ]
}

/** With words a yes in the banner counts, so to have them is wider; each yes keeps the words it was said to. */
const categoryParts: readonly Part<ConsentCategory>[] = [
  { what: 'purposes', key: 'purposes', of: category => category.purposes, judge: moreIsWider },
  {
    what: 'words',
    key: 'text',
    of: ({ text, version }) => (text ? [text, version ?? ''] : undefined),
    judge: useChanged,
  },
]

/** A category that goes takes along the noes that people could say there; one that comes without words can only restrict. */
export const isMaterialCategory = (kind: 'added' | 'removed', { text }: ConsentCategory): boolean =>
  kind === 'removed' || text !== undefined

export const categoryChanges = (place: Place, before: ConsentCategory, after: ConsentCategory): PolicyChange[] =>
  partsChanged(categoryParts, place, before, after)
