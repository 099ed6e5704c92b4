import { line, lines, whole } from './plain.ts'
import type { ImpulseGuard, Topic } from './policy.ts'
import { distinct, mapOf, optional, purposeName, type Reader, record, required } from './shapes.ts'
import { timeOfDay, windowHours } from './spans.ts'
import { refuse } from './spot.ts'

/** A decision state keeps a bit for each. */
export const maxTopics = 32

const topic = record({
  text: required(lines(200)),
  categories: optional(distinct(line(200), { min: 1, max: 100 })),
})

const topics = mapOf(purposeName, topic, maxTopics)

/** Reads `topics`: what customers may ask not to be brought up. */
export const topicsSection: Reader<{ readonly [topic: string]: Topic }> = spot => {
  const found = topics(spot)
  return (
    found &&
    Object.fromEntries(Object.entries(found).map(([id, { text, categories = [] }]) => [id, { text, categories }]))
  )
}

/** One happening is no run, and a decision state remembers too few for long ones; see `check-guard.ts`. */
const many = whole(2, 5)

const run = record({ count: required(many), within: required(windowHours) })

const nightRun = record({
  from: required(timeOfDay),
  to: required(timeOfDay),
  nights: required(many),
  within: required(windowHours),
  events: optional(distinct(line(200), { min: 1, max: 100 })),
})

const night: Reader<NonNullable<ImpulseGuard['nights']>> = spot => {
  const found = nightRun(spot)
  if (found && found.from === found.to) return refuse(spot, 'begins and ends at the same time; give a window')
  return found && withoutNights(found)
}

const withoutNights = ({ nights, ...rest }: NonNullable<ReturnType<typeof nightRun>>) => ({ ...rest, count: nights })

const guard = record({
  quick_purchases: optional(run),
  night: optional(night),
  returns: optional(run),
  cool_down: required(windowHours),
})

/** Reads `impulse_guard`. */
export const guardSection: Reader<ImpulseGuard> = spot => {
  const found = guard(spot)
  if (!found) return undefined
  const { quick_purchases, night: nights, returns, cool_down } = found
  if (!quick_purchases && !nights && !returns)
    return refuse(spot, 'looks for nothing; give quick_purchases, night or returns, or leave the section out')
  return {
    ...(quick_purchases && { purchases: quick_purchases }),
    ...(nights && { nights }),
    ...(returns && { returns }),
    coolDown: cool_down,
  }
}
