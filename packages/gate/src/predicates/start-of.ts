import type { Instant } from '@candor/terms'
import { type StartDate, type StartDateName, startDates } from '../packs/data/dated.ts'
import type { Question } from '../question.ts'
import { zoneNamed } from '../time/places.ts'
import { startOfDay } from '../time/start-of-day.ts'

const begins = new Map<StartDateName, Map<string, Instant>>()

/** The instant at which a start date begins: 00:00 in the zone the law names, else in the customer’s. */
export function startOf(question: Question, name: StartDateName): Instant {
  const date: StartDate = startDates[name]
  const zone = date.zone === undefined ? question.zone : zoneNamed(date.zone)
  const known = begins.get(name)?.get(zone.name)
  if (known !== undefined) return known
  const start = startOfDay(date.value, zone.name)!
  begins.set(name, (begins.get(name) ?? new Map<string, Instant>()).set(zone.name, start))
  return start
}
