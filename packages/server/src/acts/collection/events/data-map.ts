import { type EventField, eventKey, type Field, type Policy, traitsOf } from '../../../brand/policy/index.ts'
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
  readonly purposes: readonly string[]
  readonly countsAs?: NonNullable<Policy['events'][string]['countsAs']>
  readonly wanted: readonly Wanted[]
  /** Every path that is declared, so that the rest can be counted. */
  readonly covered: ReadonlySet<string>
}

/** A field that `identify` may set, with the way to its trait. */
export type WantedTrait = { readonly name: string; readonly field: Field; readonly steps: Steps }

/** The data map as collection reads it. */
export type DataMap = {
  readonly events: ReadonlyMap<string, WantedEvent>
  /** The fields an `identify` call may set. */
  readonly traits: readonly WantedTrait[]
  /** The paths of their traits, so that the rest can be counted. */
  readonly coveredTraits: ReadonlySet<string>
}

const made = new WeakMap<Policy, DataMap>()

/** The data map of a policy, taken apart once. */
export function dataMapOf(policy: Policy): DataMap {
  const known = made.get(policy)
  if (known) return known
  const traits = [...traitsOf(policy)]
  const map = {
    events: eventsOf(policy),
    traits: traits.flatMap(([trait, name]) => wantedTrait(policy, trait, name)),
    coveredTraits: new Set(traits.map(([trait]) => `traits.${trait}`)),
  }
  made.set(policy, map)
  return map
}

/** What the data map declares of this call; undefined when nothing: then nothing of it is kept. */
export function declaredOf(
  { events }: DataMap,
  { type, name }: Pick<Incoming, 'type' | 'name'>,
): WantedEvent | undefined {
  if (type === 'identify' || type === 'alias') return undefined
  const key = eventKey(type, name)
  return key === undefined ? undefined : events.get(key)
}

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
      return [name, { purposes, wanted, covered, ...(countsAs === undefined ? {} : { countsAs }) }]
    }),
  )
}

const wantedOf = (name: string, field: EventField): Wanted => ({ name, field, steps: stepsOf(field.from) })

function wantedTrait(policy: Policy, trait: string, name: string): WantedTrait[] {
  const field = policy.fields[name]
  return field ? [{ name, field, steps: stepsOf(trait) }] : []
}
