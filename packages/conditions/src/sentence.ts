import type { Channel } from '@candor/terms'
import type { ChoiceTest, Condition, FieldTest, Scalar } from './condition.ts'
import { eventSentence } from './event-sentence.ts'
import { comparedIn } from './walk.ts'

/** Plain names for fields and purposes; a name that is missing stands as it is, with `_` and `-` read as spaces. */
export type Labels = {
  readonly fields?: { readonly [field: string]: string }
  readonly purposes?: { readonly [purpose: string]: string }
}

/**
 * Says a condition in plain English, for a person who decides whom a message reaches: never empty, and it says what a
 * missing value does where that may surprise. Text values stand in quotation marks. Not escaped for HTML.
 */
export function conditionSentence(condition: Condition, labels: Labels = {}): string {
  if ('all' in condition) return joined(condition.all, 'and', labels) || 'anyone'
  if ('any' in condition) return joined(condition.any, 'or', labels) || 'no one'
  if ('not' in condition) return `not (${conditionSentence(condition.not, labels)})`
  if ('event' in condition) return eventSentence(condition)
  return 'choice' in condition ? choiceSentence(condition, labels) : fieldSentence(condition, labels)
}

function joined(parts: readonly Condition[], word: 'and' | 'or', labels: Labels): string {
  const said = parts.map(part =>
    isGroup(part) && parts.length > 1 ? `(${conditionSentence(part, labels)})` : conditionSentence(part, labels),
  )
  return said.join(` ${word} `)
}

const isGroup = (part: Condition) => ('all' in part && part.all.length > 1) || ('any' in part && part.any.length > 1)

const surfaces: { readonly [C in Channel]: string } = {
  email: 'by email',
  sms: 'by SMS',
  messenger: 'by messenger',
  push: 'by push message',
  inbox: 'in the inbox',
  webhook: 'by webhook',
  voice: 'by phone',
  letter: 'by letter',
  shop: 'in the shop',
}

function choiceSentence({ choice }: ChoiceTest, labels: Labels): string {
  const about = `${named(choice.purpose, labels.purposes)} ${surfaces[choice.channel]}`
  return choice.says === 'none' ? `has said neither yes nor no to ${about}` : `says ${choice.says} to ${about}`
}

function fieldSentence(test: FieldTest, labels: Labels): string {
  const name = named(test.field, labels.fields)
  const { comparison, value } = comparedIn(test)
  if (comparison === 'exists') return value === true ? `${name} is known` : `${name} is not known`
  const values = [value].flat().map(quoted)
  if (comparison === 'isNot' || comparison === 'notIn') return `${name} is known and is not ${values.join(' or ')}`
  if (comparison === 'is' || comparison === 'in') return `${name} is ${values.join(' or ')}`
  const day = typeof value === 'string'
  return `${name} ${(day ? ofDays : ofNumbers)[comparison]} ${values.join(' or ')}`
}

const ofNumbers = {
  atLeast: 'is at least',
  atMost: 'is at most',
  over: 'is over',
  under: 'is under',
  startsWith: 'begins with',
}
const ofDays = {
  ...ofNumbers,
  atLeast: 'is on or after',
  atMost: 'is on or before',
  over: 'is after',
  under: 'is before',
}

const date = /^\d{4}-\d{2}-\d{2}$/
function quoted(value: Scalar): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'number' || date.test(value) ? String(value) : `“${value}”`
}

function named(name: string, labels: { readonly [name: string]: string } = {}): string {
  const label = Object.hasOwn(labels, name) ? labels[name] : undefined
  return label || name.replaceAll(/[_-]/g, ' ').trim() || name
}
