import { fieldClasses, fieldTypes } from '@candor/terms'
import { checkPurposes, checkValues, purposesAt } from './check-fields.ts'
import { checkItem } from './check-recommendations.ts'
import { maxCategories } from './consent-categories.ts'
import { maxEventFields, maxEvents } from './event-map.ts'
import { isListed } from './event-path.ts'
import { at, type Entry, isFull, peek, peekWord, refuse, type Spot, sectionOf } from './spot.ts'

/** Checks what events, context and categories of the banner say of purposes and of each other. */
export function checkCollection(data: Spot, purposes: readonly string[]): void {
  const events = sectionOf(data, 'events')
  const context = sectionOf(data, 'context')
  const categories = sectionOf(data, 'consent_categories')
  // As with the other sections: what is this large was refused already.
  if (events.length > maxEvents || context.length > maxEventFields || categories.length > maxCategories) return
  const shared = new Set(context.map(({ key }) => key))
  for (const event of events) checkEvent(event.at, purposes, shared)
  for (const field of context) checkField(field.at, purposes)
  checkPlaces(context)
  for (const category of categories) checkPurposes(category.at, purposes)
}

function checkEvent(event: Spot, purposes: readonly string[], shared: ReadonlySet<string>): void {
  checkPurposes(event, purposes)
  const held = new Set(purposesAt(event).map(({ name }) => name))
  const fields = sectionOf(event, 'fields')
  if (fields.length > maxEventFields) return
  checkItem(event, fields)
  for (const { key, at: field } of fields) {
    if (isFull(field.sheet)) return
    if (shared.has(key)) refuse(field, `${key} is a field of data.context too; give one of them another name`)
    checkField(field, purposes)
    for (const { name, at: item } of purposesAt(field))
      if (purposes.includes(name) && held.size > 0 && !held.has(name))
        refuse(item, `the event is not kept for ${name}; add it to the purposes of the event, or leave it out here`)
  }
}

function checkField(field: Spot, purposes: readonly string[]): void {
  checkPurposes(field, purposes)
  checkValues(field)
  const without = at(field, 'without')
  const type = peekWord(field, 'type', fieldTypes)
  if (without && peek(field, 'without') === 'hash' && type && type !== 'text')
    refuse(without, `only text can be replaced by its hash; this field is a ${type}; write remove`)
}

/** Each guess has one field, in the clear: a single text that the house may compare. */
function checkPlaces(context: readonly Entry[]): void {
  const guesses = context.filter(({ at: field }) => peek(field, 'place_of') !== undefined)
  for (const [place, [first, ...others]] of Map.groupBy(guesses, ({ at: field }) => peek(field, 'place_of'))) {
    for (const other of others)
      refuse(at(other.at, 'place_of') ?? other.at, `${first?.key} says the ${place} already; keep one`)
  }
  for (const { at: field } of guesses) checkGuess(field, at(field, 'place_of') ?? field)
}

function checkGuess(field: Spot, spot: Spot): void {
  const type = peekWord(field, 'type', fieldTypes)
  const kind = peekWord(field, 'class', fieldClasses)
  if (type && type !== 'text') refuse(spot, `a zone or language is text; this field is a ${type}`)
  if (kind && kind !== 'attribute') refuse(spot, `must be an attribute; this field is ${kind} and sealed`)
  if (isListed(peek(field, 'from') ?? '')) refuse(spot, 'needs a single value; from goes through a list')
}
