import { maxFields } from '../data-map.ts'
import { maxEventFields, maxEvents } from '../event-map.ts'
import { traitsOf } from '../lookup.ts'
import { eventTypes, type Policy } from '../policy.ts'
import { eventName } from '../shapes.ts'
import { isForbiddenName } from '../vetting.ts'
import { isUnder, type Path, pathsOf } from './paths.ts'
import { proposeFields, type Room } from './propose-fields.ts'
import type { Undeclared } from './seen.ts'
import type { LeftOut, SuggestedEvent, Suggestion } from './suggestion.ts'

/**
 * Proposes entries for the data map from what came and is not declared in this policy: the events that came most first.
 * Purposes are never guessed, and what looks like a secret, or cannot be declared, is named with the reason. Reads names
 * and types only. The same counts give the same proposal, in whatever order they stand.
 */
export function suggestSchema(policy: Policy, undeclared: Undeclared): Suggestion {
  const paths = pathsOf(undeclared)
  const left: LeftOut[] = []
  const context = contextFields(policy, paths, left)
  const shared = new Set([...Object.keys(policy.context), ...context.map(({ field }) => field)])
  return {
    fields: traitFields(policy, paths, left),
    events: events(policy, undeclared, paths, shared, left),
    context,
    left: left.toSorted((a, b) => order(`${a.event} ${a.path ?? ''}`, `${b.event} ${b.path ?? ''}`)),
  }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function contextFields(policy: Policy, paths: readonly Path[], left: LeftOut[]) {
  const names = Object.values(policy.events).flatMap(({ fields }) => Object.keys(fields))
  const guessed = new Set(Object.values(policy.context).flatMap(({ placeOf }) => placeOf ?? []))
  const room: Room = {
    of: 'context',
    taken: new Set([...Object.keys(policy.context), ...names]),
    free: maxEventFields - Object.keys(policy.context).length,
    declared: new Set(Object.values(policy.context).map(({ from }) => from)),
    guessed,
  }
  return proposeFields(paths.filter(isUnder('context')), room, left)
}

function traitFields(policy: Policy, paths: readonly Path[], left: LeftOut[]) {
  const room: Room = {
    of: 'identify',
    taken: new Set(Object.keys(policy.fields)),
    free: maxFields - Object.keys(policy.fields).length,
    declared: new Set([...traitsOf(policy).keys()].map(trait => `traits.${trait}`)),
  }
  return proposeFields(
    paths.filter(path => path.event === 'identify' && isUnder('traits')(path)),
    room,
    left,
  )
}

function events(
  policy: Policy,
  undeclared: Undeclared,
  paths: readonly Path[],
  shared: ReadonlySet<string>,
  left: LeftOut[],
): SuggestedEvent[] {
  const own = Map.groupBy(
    paths.filter(path => !isUnder('context')(path)),
    ({ event }) => event,
  )
  const found = Object.entries(undeclared).flatMap(([seen, { calls }]) => {
    const event = keyOf(seen, left)
    if (event === undefined) return []
    const isDeclared = Object.hasOwn(policy.events, event)
    const fields = proposeFields(own.get(seen) ?? [], roomIn(policy, event, shared), left)
    return isDeclared && fields.length === 0 ? [] : [{ event, calls, isDeclared, fields }]
  })
  const sorted = found.toSorted((a, b) => b.calls - a.calls || order(a.event, b.event))
  return withinLimit(policy, sorted, left)
}

function roomIn(policy: Policy, event: string, shared: ReadonlySet<string>): Room {
  const fields = Object.hasOwn(policy.events, event) ? (policy.events[event]?.fields ?? {}) : {}
  return {
    of: event === 'group' ? 'group' : 'event',
    taken: new Set([...Object.keys(fields), ...shared]),
    free: maxEventFields - Object.keys(fields).length,
    declared: new Set(Object.values(fields).map(({ from }) => from)),
  }
}

const calls: readonly string[] = eventTypes

/** The key under which these calls would be declared; undefined when they cannot be, or are none of an event. */
function keyOf(seen: string, left: LeftOut[]): string | undefined {
  if (seen === 'identify') return undefined
  const name = seen.startsWith('track ') ? seen.slice('track '.length) : undefined
  if (name === undefined && seen !== 'track' && calls.includes(seen)) return seen
  const why = name === undefined ? 'it is no event' : whyNoName(name)
  if (why === undefined) return name
  left.push({ event: seen, why })
  return undefined
}

function whyNoName(name: string): string | undefined {
  if (name.includes('*')) return 'its name looks like a value, or there were too many names; give such events one name'
  if (calls.includes(name) || isForbiddenName(name) || !eventName.pattern.test(name))
    return 'an event of this name cannot be declared; give it another'
  return undefined
}

function withinLimit(policy: Policy, found: readonly SuggestedEvent[], left: LeftOut[]): SuggestedEvent[] {
  let free = maxEvents - Object.keys(policy.events).length
  return found.filter(({ event, isDeclared }) => {
    if (isDeclared || free-- > 0) return true
    left.push({ event, why: `a policy declares at most ${maxEvents} events` })
    return false
  })
}
