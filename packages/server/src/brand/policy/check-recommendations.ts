import { type FieldClass, type FieldType, fieldClasses, fieldTypes } from '@candor/terms'
import { purposesAt } from './check-fields.ts'
import { meant } from './nearest.ts'
import { purposeClasses } from './policy.ts'
import { at, type Entry, peek, peekWord, refuse, type Spot, sectionOf } from './spot.ts'

/** The field that an event names as its item exists, and holds readable text. */
export function checkItem(event: Spot, fields: readonly Entry[]): void {
  const [spot, name] = [at(event, 'item'), peek(event, 'item')]
  if (!spot || name === undefined) return
  const field = fields.find(({ key }) => key === name)
  const known = fields.map(({ key }) => key)
  if (!field) return void refuse(spot, `${quoted(name)} is not a field of this event${meant(name, known)}`)
  // A field of an event that does not say its class is an attribute.
  checkReadable(spot, field.at, 'the id of an item')
}

/** What recommendations name is declared, may be used for their purpose, and is enough to learn anything from. */
export function checkRecommendations(
  root: Spot,
  purposes: readonly Entry[],
  fields: readonly Entry[],
  events: readonly Entry[],
): void {
  const section = at(root, 'recommendations')
  const [spot, name] = section ? [at(section, 'purpose'), peek(section, 'purpose')] : []
  if (!section || !spot || name === undefined) return
  const purpose = purposes.find(({ key }) => key === name)
  const known = purposes.map(({ key }) => key)
  if (!purpose) return void refuse(spot, `${quoted(name)} is not a declared purpose${meant(name, known)}`)
  if (peekWord(purpose.at, 'class', purposeClasses) === 'monitoring')
    refuse(spot, `${name} is of class monitoring, which measures and never selects; name another purpose`)
  checkInterests(section, name, fields)
  if (!events.some(({ at: event }) => isItemHeld(event, name)))
    refuse(
      spot,
      `no event tells an item that is held for ${name}: name one with item: FIELD, whose field has the purpose`,
    )
}

function checkInterests(section: Spot, purpose: string, fields: readonly Entry[]): void {
  const [spot, name] = [at(section, 'interests'), peek(section, 'interests')]
  if (!spot || name === undefined) return
  const field = fields.find(({ key }) => key === name)
  const known = fields.map(({ key }) => key)
  if (!field) return void refuse(spot, `${quoted(name)} is not a field of data.fields${meant(name, known)}`)
  checkReadable(spot, field.at, 'an interest')
  if (!isHeld(field.at, purpose)) refuse(spot, `the field ${name} is not held for ${purpose}; add the purpose there`)
}

function checkReadable(spot: Spot, field: Spot, what: string): void {
  const type: FieldType | undefined = peekWord(field, 'type', fieldTypes)
  const kind: FieldClass | undefined = peekWord(field, 'class', fieldClasses)
  if (type && type !== 'text') refuse(spot, `${what} is text; this field is a ${type}`)
  if (kind && kind !== 'attribute') refuse(spot, `must be an attribute; this field is ${kind} and sealed`)
}

function isItemHeld(event: Spot, purpose: string): boolean {
  const item = peek(event, 'item')
  const field = sectionOf(event, 'fields').find(({ key }) => key === item)
  return field !== undefined && isHeld(field.at, purpose)
}

const isHeld = (field: Spot, purpose: string): boolean => purposesAt(field).some(({ name }) => name === purpose)
const quoted = (name: string): string => JSON.stringify(name.slice(0, 60))
