import type { Instant } from '@candor/terms'
import { type DeclaredEvent, type Policy, startOfRetention } from '../../brand/policy/index.ts'
import { type EventRow, eventsBefore, trimmed } from '../../customers/events/index.ts'
import type { House } from '../../decisions/index.ts'
import { existingKey } from '../../record/index.ts'

/**
 * Takes out of the events kept those fields whose own retention is over before that of their event, save of customers who are `held`.
 * Answers from how many.
 * Reads every event that may hold such a field, some at a time: for once a day.
 */
export async function trimEvents(house: House, now: Instant, held: ReadonlySet<string>): Promise<number> {
  let changed = 0
  for (const [name, event] of Object.entries(house.judge.policy.events)) {
    const ends = fieldEnds(house.judge.policy, event, now)
    if (ends.size > 0) changed += await trimName(house, name, ends, held)
  }
  return changed
}

type Ends = ReadonlyMap<string, Instant>

/** Fields that end before their event does, each with the instant before which it has ended. */
function fieldEnds({ brand, context }: Policy, event: DeclaredEvent, now: Instant): Ends {
  const end = (retention: string) => startOfRetention(retention, now, brand.zone)
  const whole = end(event.retention)
  const fields = Object.entries({ ...context, ...event.fields })
  return new Map(
    fields.map(([name, { retention }]) => [name, end(retention)] as const).filter(([, ended]) => ended > whole),
  )
}

async function trimName(house: House, name: string, ends: Ends, held: ReadonlySet<string>): Promise<number> {
  let changed = 0
  for await (const rows of eventsBefore(house.store, name, Math.max(...ends.values()))) {
    const done = await Promise.all(
      rows.map(async row => {
        if (held.has(row.customer)) return false
        const write = await without(house, row, ends)
        // Each for itself: an event that was erased meanwhile must not hold up the others.
        return write !== undefined && (await house.store.commit({ expect: [], writes: [write] })).done
      }),
    )
    changed += done.filter(Boolean).length
  }
  return changed
}

/** The event without the fields that are over, as a write; undefined when it holds none of them. */
async function without(house: House, row: EventRow, ends: Ends) {
  const key = row.sealed ? (await existingKey(house, row.customer, 'profile'))?.key : undefined
  return trimmed(house, key, row, field => row.at < (ends.get(field) ?? Number.NEGATIVE_INFINITY))
}

/** Events that hold fields whose own retention is over: those to trim, and those that stay whole because their customer is `held`. */
export type OverFields = { readonly due: number; readonly held: number; readonly oldest: Instant | undefined }

/** What `trimEvents` would change at `now`, counted. It reads as much. */
export async function countOverFields(house: House, now: Instant, held: ReadonlySet<string>): Promise<OverFields> {
  const found = { due: 0, held: 0, oldest: undefined as Instant | undefined }
  for (const [name, event] of Object.entries(house.judge.policy.events)) {
    const ends = fieldEnds(house.judge.policy, event, now)
    if (ends.size === 0) continue
    for await (const rows of eventsBefore(house.store, name, Math.max(...ends.values())))
      for (const row of rows) {
        if (!(await without(house, row, ends))) continue
        if (held.has(row.customer)) found.held++
        else {
          found.due++
          found.oldest = Math.min(found.oldest ?? row.at, row.at)
        }
      }
  }
  return found
}
