import type { Keys } from '../../../adapters/keys/index.ts'
import { isPlacePart } from '../../../customers/profiles/index.ts'
import type { Collecting } from '../../../decisions/index.ts'
import type { Wanted, WantedEvent } from './data-map.ts'
import { type Fitted, fit } from './fit.ts'
import type { Incoming } from './incoming.ts'
import { valueAt } from './value-at.ts'

/** What becomes of one declared field: kept, kept as a keyed hash, or dropped because of a rule. */
type Fate = { readonly wanted: Wanted; readonly does: 'keep' | 'hash' | 'drop'; readonly why: string }

/** What may be kept of an event under the verdicts of one moment. No purpose: nothing. */
export type Plan = {
  readonly event: WantedEvent
  readonly purposes: readonly string[]
  /** The rule that said no to the first of its purposes; empty when one was permitted. */
  readonly why: string
  readonly fates: readonly Fate[]
  /** What was told of calls so far, by what became of each field: most calls of an event fare alike. */
  readonly told: Map<string, Told>
}

/** Asks the gate for every purpose of an event and of its fields. */
export function planFor(event: WantedEvent, collecting: Collecting): Plan {
  const purposes = event.purposes.filter(purpose => collecting.permits(purpose))
  const why = purposes.length > 0 ? '' : whyNot(event.purposes, collecting)
  return { event, purposes, why, fates: event.wanted.map(wanted => fateOf(wanted, collecting)), told: new Map() }
}

function fateOf(wanted: Wanted, collecting: Collecting): Fate {
  const { purposes, without } = wanted.field
  if (purposes.some(purpose => collecting.permits(purpose))) return { wanted, does: 'keep', why: '' }
  return { wanted, does: without === 'hash' ? 'hash' : 'drop', why: whyNot(purposes, collecting) }
}

/** The rule that decided against the first purpose. */
export function whyNot(purposes: readonly string[], collecting: Collecting): string {
  const [first] = purposes
  return (first !== undefined && collecting.verdict(first).deciding) || 'house-permission'
}

/** What became of the fields of a call, by name. The same object for all calls of a plan that fare alike. */
export type Told = {
  readonly kept: readonly string[]
  readonly hashed: readonly string[]
  readonly dropped: readonly { readonly field: string; readonly why: string }[]
}

/** The fields of one call that are kept, by class, and what was not kept and why. */
export type Kept = {
  readonly fields: { readonly [field: string]: Fitted }
  readonly sealed: { readonly [field: string]: Fitted }
  readonly place: { readonly zone?: string; readonly language?: string }
  readonly told: Told
}

/** A letter for what became of a field: absent, kept, hashed, dropped, of another type. */
type Mark = '-' | 'k' | 'h' | 'd' | 't'

/** Reads what a plan permits out of a call. A value that is not what was declared is dropped with the reason `type`. */
export function keepOf(keys: Keys, plan: Plan, { event }: Pick<Incoming, 'event'>): Kept {
  const into = { fields: {}, sealed: {}, place: {} }
  let marks = ''
  for (const fate of plan.fates) marks += keepField(keys, fate, event, into)
  return { ...into, told: toldBy(plan, marks) }
}

type Into = {
  readonly fields: { [field: string]: Fitted }
  readonly sealed: { [field: string]: Fitted }
  readonly place: { zone?: string; language?: string }
}

function keepField(keys: Keys, { wanted, does }: Fate, event: Incoming['event'], into: Into): Mark {
  const { name, field, placeOf } = wanted
  const found = valueAt(event, wanted.steps)
  if (found === undefined) return '-'
  const value = placed(wanted, fit(field, found))
  if (value === undefined) return 't'
  if (does === 'drop') return 'd'
  if (does === 'hash') {
    into.fields[name] = hashOf(keys, name, value)
    return 'h'
  }
  if (placeOf) into.place[placeOf] = String(value)
  else if (field.class === 'attribute') into.fields[name] = value
  else into.sealed[name] = value
  return 'k'
}

function toldBy({ fates, told }: Plan, marks: string): Told {
  const known = told.get(marks)
  if (known) return known
  const named = (mark: Mark) => fates.filter((_, at) => marks[at] === mark).map(({ wanted }) => wanted.name)
  const dropped = fates.flatMap(({ wanted: { name: field }, why }, at) =>
    marks[at] === 't' ? { field, why: 'type' } : marks[at] === 'd' ? { field, why } : [],
  )
  const made = { kept: named('k'), hashed: named('h'), dropped }
  told.set(marks, made)
  return made
}

/** A guess at a place must be one: what is no time zone or language is dropped, as every value of another type is. */
const placed = ({ placeOf }: Wanted, value: Fitted | undefined): Fitted | undefined =>
  value !== undefined && placeOf && !isPlacePart(placeOf, String(value)) ? undefined : value

/** Equal values stay equal and nobody can read them back; each field has hashes of its own. */
function hashOf(keys: Keys, field: string, value: Fitted): Fitted {
  const one = (text: unknown) => `hash:${keys.blindIndex(`event-field|${field}|${String(text)}`)}`
  return Array.isArray(value) ? value.map(one) : one(value)
}
