import { fieldClasses, fieldTypes } from '@candor/terms'
import { maxAlgorithms, maxInputs, maxWatched } from './algorithms.ts'
import { purposesAt } from './check-fields.ts'
import { bandLabels } from './group-labels.ts'
import { meant } from './nearest.ts'
import { purposeClasses } from './policy.ts'
import { at, type Entry, entriesOf, itemsOf, peek, peekWord, refuse, type Spot, scalarAt } from './spot.ts'

type Declared = {
  readonly purposes: readonly Entry[]
  readonly fields: readonly Entry[]
  readonly events: readonly Entry[]
  /** What people may tell for audits alone. */
  readonly vault: readonly Entry[]
}

/** What an algorithm names is declared and may be used for its purpose, and what it is watched by never goes in. */
export function checkAlgorithms(algorithms: readonly Entry[], declared: Declared): void {
  if (algorithms.length > maxAlgorithms) return
  for (const { at: algorithm } of algorithms) {
    const purpose = checkPurpose(algorithm, declared.purposes)
    if (purpose !== undefined) {
      checkInputs(algorithm, purpose, declared)
      checkSuccess(algorithm, purpose, declared.events)
    }
    const watch = at(algorithm, 'watch')
    if (watch) checkWatch(watch, declared)
  }
}

/** The declared purpose, for the checks that follow from it. */
function checkPurpose(algorithm: Spot, purposes: readonly Entry[]): string | undefined {
  const [spot, name] = [at(algorithm, 'purpose'), peek(algorithm, 'purpose')]
  if (!spot || name === undefined) return undefined
  const purpose = named(purposes, name)
  if (!purpose) return refuse(spot, `${quoted(name)} is not a declared purpose${meant(name, keysOf(purposes))}`)
  if (peekWord(purpose, 'class', purposeClasses) === 'monitoring')
    return refuse(spot, `${name} is of class monitoring, which measures and never selects; name another purpose`)
  return name
}

function checkInputs(algorithm: Spot, purpose: string, { fields, vault }: Declared): void {
  for (const { name, at: spot } of wordsAt(algorithm, 'inputs', maxInputs)) {
    const field = named(fields, name)
    if (named(vault, name)) refuse(spot, `${name} is told for audits alone; no score is made of it: leave it out`)
    else if (!field) refuse(spot, `${quoted(name)} is not a field of data.fields${meant(name, keysOf(fields))}`)
    else checkInput(spot, name, field, purpose)
  }
}

function checkInput(spot: Spot, name: string, field: Spot, purpose: string): void {
  const kind = peekWord(field, 'class', fieldClasses)
  if (kind && kind !== 'attribute') refuse(spot, `must be an attribute; this field is ${kind} and sealed`)
  else if (at(field, 'group'))
    refuse(spot, `${name} has group: what people are compared by does not decide about them; leave it out`)
  else if (!isHeld(field, purpose)) refuse(spot, `the field ${name} is not held for ${purpose}; add the purpose there`)
}

/** Whether somebody took the offer is learned from, so the event is kept for the purpose (GDPR Art. 5(1)(b)). */
function checkSuccess(algorithm: Spot, purpose: string, events: readonly Entry[]): void {
  const succeeds = at(algorithm, 'succeeds')
  const [spot, name] = succeeds ? [at(succeeds, 'event'), peek(succeeds, 'event')] : []
  if (!spot || name === undefined) return
  const event = named(events, name)
  if (!event) return void refuse(spot, `${quoted(name)} is not a declared event${meant(name, keysOf(events))}`)
  if (!isHeld(event, purpose)) refuse(spot, `the event ${name} is not kept for ${purpose}; add the purpose there`)
}

function checkWatch(watch: Spot, { fields, vault }: Declared): void {
  const by = wordsAt(watch, 'by', maxWatched)
  const watchable = [...fields.filter(({ at: field }) => isWatchable(field)), ...vault]
  for (const { name, at: spot } of by)
    if (!named(watchable, name)) refuse(spot, unwatchable(name, named(fields, name), keysOf(watchable)))
  const references = at(watch, 'references')
  for (const { key, at: spot } of references ? entriesOf(references).slice(0, maxWatched) : []) {
    const field = named(watchable, key)
    if (!by.some(({ name }) => name === key)) refuse(spot, `${key} is not among by; add it there, or leave this out`)
    else if (field) checkReference(spot, field)
  }
}

/** People may be compared by a field that cuts them into groups. */
const isWatchable = (field: Spot): boolean => at(field, 'group') !== undefined

const unwatchable = (name: string, field: Spot | undefined, known: readonly string[]): string =>
  field
    ? `${name} has no group; people are compared by fields that have one`
    : `${quoted(name)} is not a field with group${meant(name, known)}`

/** A group nobody can be in would be compared with for ever. */
function checkReference(spot: Spot, field: Spot): void {
  const [label, groups] = [scalarAt(spot), groupsOf(field)]
  if (typeof label === 'string' && groups && !groups.includes(label))
    refuse(spot, `${quoted(label)} is none of its groups${meant(label, groups)}`)
}

/** The groups of a field; undefined where any text is one. */
function groupsOf(field: Spot): readonly string[] | undefined {
  const type = peekWord(field, 'type', fieldTypes)
  if (type === 'boolean') return ['yes', 'no']
  // What is told for audits alone has no type: it is one of its values.
  if (type === 'text' || type === undefined) {
    const values = at(field, 'values')
    return values && itemsOf(values).map(item => String(scalarAt(item)))
  }
  const group = at(field, 'group')
  const bounds = group && at(group, 'bounds')
  const numbers = bounds ? itemsOf(bounds).map(item => Number(scalarAt(item))) : []
  return numbers.length > 0 && numbers.every(Number.isFinite) ? bandLabels(numbers) : undefined
}

function wordsAt(spot: Spot, key: string, most: number): { readonly name: string; readonly at: Spot }[] {
  const list = at(spot, key)
  return (list ? itemsOf(list) : []).slice(0, most).flatMap(item => {
    const name = scalarAt(item)
    return typeof name === 'string' ? [{ name, at: item }] : []
  })
}

const named = (entries: readonly Entry[], name: string): Spot | undefined => entries.find(({ key }) => key === name)?.at
const keysOf = (entries: readonly Entry[]): string[] => entries.map(({ key }) => key)
const isHeld = (entry: Spot, purpose: string): boolean => purposesAt(entry).some(({ name }) => name === purpose)
const quoted = (name: string): string => JSON.stringify(name.slice(0, 60))
