import type { EventField, Field, Policy } from '../../../brand/policy/index.ts'
import type { Incoming } from './incoming.ts'
import { type Steps, stepsOf } from './value-at.ts'

/** A declared field with the way to its value. */
export type Wanted = {
  readonly name: string
  readonly field: EventField
  readonly steps: Steps
  /** The value is a guess at where the customer is, not a field of the event. */
  readonly placeOf?: 'zone' | 'language'
}

/** A declared event, ready to be looked for. */
export type WantedEvent = {
  readonly key: string
  readonly purposes: readonly string[]
  readonly countsAs?: NonNullable<Policy['events'][string]['countsAs']>
  readonly wanted: readonly Wanted[]
  /** Every path that is declared, so that the rest can be counted. */
  readonly covered: ReadonlySet<string>
}

/** The data map as collection reads it. */
export type DataMap = {
  readonly events: ReadonlyMap<string, WantedEvent>
  /** The fields an `identify` call may set, by trait. */
  readonly traits: ReadonlyMap<string, { readonly name: string; readonly field: Field }>
}

const made = new WeakMap<Policy, DataMap>()

/** The data map of a policy, taken apart once. */
export function dataMapOf(policy: Policy): DataMap {
  const known = made.get(policy)
  if (known) return known
  const map = { events: eventsOf(policy), traits: traitsOf(policy) }
  made.set(policy, map)
  return map
}

/** What the data map declares of this call; undefined when nothing: then nothing of it is kept. */
export const declaredOf = (map: DataMap, { type, name }: Pick<Incoming, 'type' | 'name'>): WantedEvent | undefined =>
  map.events.get(type === 'track' ? `track ${name}` : type)

function eventsOf(policy: Policy): Map<string, WantedEvent> {
  const context = Object.entries(policy.context).map(([name, field]): Wanted => {
    const { placeOf } = field
    return { name, field, steps: stepsOf(field.from), ...(placeOf === undefined ? {} : { placeOf }) }
  })
  return new Map(
    Object.entries(policy.events).map(([name, { purposes, countsAs, fields }]) => {
      const own = Object.entries(fields).map(([field, declared]) => wantedOf(field, declared))
      const wanted = [...own, ...context.filter(field => !own.some(other => other.name === field.name))]
      const covered = new Set(wanted.map(({ field }) => field.from))
      const key = isCall(name) ? name : `track ${name}`
      return [key, { key, purposes, wanted, covered, ...(countsAs === undefined ? {} : { countsAs }) }]
    }),
  )
}

const wantedOf = (name: string, field: EventField): Wanted => ({ name, field, steps: stepsOf(field.from) })
const isCall = (name: string): boolean => name === 'page' || name === 'screen' || name === 'group'

function traitsOf(policy: Policy): Map<string, { name: string; field: Field }> {
  const fields = Object.entries(policy.fields)
  return new Map(
    fields.flatMap(([name, field]) =>
      (field.traits ?? [name, camelCase(name)]).map(trait => [trait, { name, field }] as const),
    ),
  )
}

const camelCase = (name: string): string => name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
