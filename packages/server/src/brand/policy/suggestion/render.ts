import { harmless } from '../plain.ts'
import type { TypesSeen } from './seen.ts'
import type { SuggestedEvent, SuggestedField, Suggestion } from './suggestion.ts'

/** YAML for one place of the policy file, indented as it stands there. */
export type Fragment = { readonly into: string; readonly yaml: string }

/**
 * The proposal as YAML to paste, by the place it belongs to. Every `purposes: []` is for a person to fill: a policy with an
 * empty one is refused. Retention and texts are proposed, and marked as such.
 */
export function fragmentsOf({ fields, events, context }: Suggestion): Fragment[] {
  const fresh = events.filter(({ isDeclared }) => !isDeclared)
  const all = [
    { into: 'data.fields', lines: fields.flatMap(profileLines) },
    { into: 'data.events', lines: fresh.flatMap(eventLines) },
    ...events
      .filter(({ isDeclared }) => isDeclared)
      .map(({ event, fields }) => ({ into: `data.events.${event}.fields`, lines: fields.flatMap(eventFieldLines) })),
    { into: 'data.context', lines: context.flatMap(contextLines) },
  ]
  return all.flatMap(({ into, lines }) => (lines.length === 0 ? [] : [{ into, yaml: `${lines.join('\n')}\n` }]))
}

const indent = (steps: number, line: string): string => `${'  '.repeat(steps)}${line}`
const proposedRetention = 'retention: 90 days'

function profileLines(field: SuggestedField): string[] {
  const trait = field.from.slice('traits.'.length)
  const parts = [
    `class: ${field.class}`,
    ...typeAndPurposes(field),
    proposedRetention,
    ...(field.isUsualPlace ? [] : [`traits: [${quoted(trait)}]`]),
  ]
  return entry(2, field, parts)
}

function contextLines(field: SuggestedField): string[] {
  const place = field.placeOf ? [`place_of: ${field.placeOf}`] : []
  return entry(2, field, [...eventParts(field, [proposedRetention]), ...place])
}

const eventFieldLines = (field: SuggestedField): string[] => entry(4, field, eventParts(field, []))

const eventParts = (field: SuggestedField, more: readonly string[]): string[] => [
  ...(field.class === 'attribute' ? [] : [`class: ${field.class}`]),
  ...typeAndPurposes(field),
  ...more,
  ...(field.isUsualPlace ? [] : [`from: ${quoted(field.from)}`]),
]

const typeAndPurposes = ({ type }: SuggestedField): string[] => [`type: ${type}`, 'purposes: []']

function entry(steps: number, field: SuggestedField, parts: readonly string[]): string[] {
  const { field: name, looks, type } = field
  return [
    indent(steps, `# ${sayTypes(field.seen, type)}`),
    ...(looks ? [indent(steps, `# Looks like ${looks}.`)] : []),
    indent(steps, `${quoted(name)}: { ${parts.join(', ')} }`),
  ]
}

/** `12 times`, or `12 times text, 3 times number. What is no text is not kept.` */
function sayTypes(seen: TypesSeen, type: string): string {
  const counts = Object.entries(seen)
  const [first] = counts
  if (counts.length === 1 && first)
    return `${sayTimes(first[1])}.${type === 'date' ? ' Of a time, the day is kept.' : ''}`
  const list = counts.map(([word, times]) => `${sayTimes(times)} ${shown(word)}`).join(', ')
  return `${list}. What is no ${type} is not kept.`
}

const sayTimes = (times: number): string => (times === 1 ? 'Once' : `${times} times`)

function eventLines({ event, calls, fields }: SuggestedEvent): string[] {
  return [
    indent(2, calls === 0 ? '# It was declared when these fields came.' : `# Came ${sayTimes(calls).toLowerCase()}.`),
    indent(2, `${quoted(event)}:`),
    indent(3, `text: ${quoted(usualTexts.get(event) ?? event)} # say it in plain words, for the customer`),
    indent(3, 'purposes: []'),
    indent(3, proposedRetention),
    ...(fields.length === 0 ? [] : [indent(3, 'fields:'), ...fields.flatMap(eventFieldLines)]),
  ]
}

const usualTexts: ReadonlyMap<string, string> = new Map([
  ['page', 'You opened a page'],
  ['screen', 'You opened a screen'],
  ['group', 'You joined a group'],
])

/** A text as YAML reads it back as that text, also between braces and brackets. JSON is YAML. */
function quoted(text: string): string {
  const isPlain = /^[A-Za-z][A-Za-z0-9_ .-]*$/.test(text) && !text.endsWith(' ') && !/^(true|false|null)$/i.test(text)
  return isPlain ? text : JSON.stringify(text)
}

/** A name as a comment can hold it: one line, and nothing that commands a terminal. */
export const shown = (name: string): string => harmless(name.slice(0, 200))
