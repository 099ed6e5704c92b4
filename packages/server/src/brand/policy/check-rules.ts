import { type DeclaredField, type FieldTypes, parseCondition } from '@candor/conditions'
import { type Fault, fieldClasses, fieldTypes } from '@candor/terms'
import { checkPurposes, purposesAt } from './check-fields.ts'
import { maxRules } from './rules.ts'
import { at, type Entry, isFull, itemsOf, peek, peekWord, refuse, type Spot, scalarAt } from './spot.ts'
import { meantInWhen } from './when-words.ts'
import { isByAlias, jsonAt, placesIn } from './written-json.ts'

/** Checks what own rules say of the data map, of purposes, and of the rules that judge anyway. */
export function checkRules(
  rules: readonly Entry[],
  fields: readonly Entry[],
  purposes: readonly string[],
  ruleIds: readonly string[],
): void {
  if (rules.length > maxRules) return
  const declared = declaredFields(fields)
  for (const { key, at: rule } of rules) {
    if (isFull(rule.sheet)) return
    checkName(key, rule, ruleIds)
    checkPurposes(rule, purposes)
    checkObligations(rule)
    const when = at(rule, 'when')
    if (when && declared) checkWhen(when, declared, purposes, purposesAt(rule))
  }
}

function checkName(name: string, rule: Spot, ruleIds: readonly string[]): void {
  if (!ruleIds.includes(name)) return
  refuse(
    rule,
    `is the name of the rule ${name}, which no policy can replace: an own rule may only restrict; name it else`,
  )
}

function checkObligations(rule: Spot): void {
  const obligations = at(rule, 'obligations')
  const says = peek(rule, 'says')
  if (says === 'adjust' && !obligations)
    refuse(at(rule, 'says') ?? rule, 'needs obligations that must be fulfilled, such as obligations: [label-as-ad]')
  if (says === 'deny' && obligations) refuse(obligations, 'has a meaning only where the rule says adjust; leave it out')
}

/** A rule uses its fields for each purpose that it names (purpose limitation, GDPR Art. 5(1)(b)). */
function checkWhen(
  when: Spot,
  fields: FieldTypes,
  purposes: readonly string[],
  named: ReturnType<typeof purposesAt>,
): void {
  const places = placesIn(when)
  if (isByAlias(places)) return
  const json = jsonAt(when)
  const uses = named.length === 0 ? [undefined] : named.map(({ name }) => name).filter(name => purposes.includes(name))
  const told = new Set<string>()
  for (const use of uses) {
    const read = parseCondition(json, fields, purposes, { path: when.path, ...(use !== undefined && { use }) })
    for (const fault of read.ok ? [] : read.error) {
      const says = meantInWhen(fault, placeOf(fault, places), fields, purposes)
      if (told.has(`${fault.path} ${says}`)) continue
      told.add(`${fault.path} ${says}`)
      refuse({ ...placeOf(fault, places), path: fault.path }, says)
    }
  }
}

/** Where the fault stands; what is missing has no place of its own and is shown where it should be. */
function placeOf({ path }: Fault, places: ReadonlyMap<string, Spot>): Spot {
  for (let place = path; ; place = place.slice(0, Math.max(place.lastIndexOf('.'), place.lastIndexOf('[')))) {
    const found = places.get(place)
    if (found) return found
  }
}

/** The data map as conditions see it. Undefined where some field cannot be told yet: its own faults come first. */
function declaredFields(fields: readonly Entry[]): FieldTypes | undefined {
  const told = fields.map(({ key, at: field }) => [key, declaredField(field)] as const)
  return told.some(([, field]) => field === undefined)
    ? undefined
    : (Object.fromEntries(told) as { readonly [name: string]: DeclaredField })
}

function declaredField(field: Spot): DeclaredField | undefined {
  const type = peekWord(field, 'type', fieldTypes)
  const kind = peekWord(field, 'class', fieldClasses)
  const purposes = purposesAt(field).map(({ name }) => name)
  const listed = at(field, 'values')
  if (!type || !kind || purposes.length === 0) return undefined
  return { type, class: kind, purposes, ...(listed && { values: itemsOf(listed).map(item => String(scalarAt(item))) }) }
}
