import { setImmediate as breathe } from 'node:timers/promises'
import type { Instant } from '@candor/terms'
import { startOfRetention } from '../../brand/policy/index.ts'
import { type Merged, mergedInto, occurrencesOf, standsFor } from '../../customers/events/index.ts'
import { type PastOffer, pastOffers } from '../../customers/offers/index.ts'
import { type House, mayLearnFrom } from '../../decisions/index.ts'
import type { OfferSettings } from './settings.ts'

/** A decision whose time to succeed is over, and what came of it. */
export type Outcome = Omit<PastOffer, 'customer'> & {
  /** Who stands for the customer now. */
  readonly person: string
  readonly success: boolean
}

export type Outcomes = {
  /** Of people who permit it now, oldest first. */
  readonly known: readonly Outcome[]
  /** Decisions about people whose choice or dial forbids to look at what became of them, by mode. */
  readonly unknown: ReadonlyMap<PastOffer['mode'], number>
  /** How many people those are. */
  readonly forbade: number
}

/** So many decisions are looked at, the newest. */
export const mostOutcomes = 500_000
const atATime = 20_000

/**
 * What became of the decisions of an algorithm that are old enough to tell: of those people alone whom the gate would permit a full
 * profile at this moment. Reads choices after events, so that a no said meanwhile still counts.
 */
export async function gatherOutcomes(house: House, settings: OfferSettings): Promise<Outcomes> {
  const { store, clock, judge } = house
  const { name, purpose, succeeds } = settings
  const now = clock.now()
  const kept = judge.policy.purposes[purpose]!.retention
  const since = startOfRetention(kept, now, judge.policy.brand.zone)
  const merged = await mergedInto(store)
  const past: PastOffer[] = []
  for await (const some of pastOffers(store, name, [since, now - succeeds.within], mostOutcomes)) past.push(...some)
  past.reverse()
  const persons = past.map(({ customer }) => standsFor(merged, customer))
  const people = [...new Set(persons)]
  const successes = await successesOf(house, settings, merged, new Set(people), past[0]?.at ?? now)
  const permits = await mayLearnFrom(house, purpose, people)
  const known: Outcome[] = []
  const unknown = new Map<PastOffer['mode'], number>()
  for (const [place, { at, mode, offered, propensity, inputs }] of past.entries()) {
    // A server answers in between.
    if (place % atATime === 0) await breathe()
    const person = persons[place]!
    const success = hasWithin(successes.get(person), at, succeeds.within)
    if (permits.has(person)) known.push({ at, mode, offered, propensity, inputs, person, success })
    else unknown.set(mode, (unknown.get(mode) ?? 0) + 1)
  }
  return { known, unknown, forbade: people.length - permits.size }
}

/** When each person did what is hoped for, over all their halves; only of these people. */
async function successesOf(
  { store }: House,
  { purpose, succeeds }: OfferSettings,
  merged: Merged,
  people: ReadonlySet<string>,
  since: Instant,
): Promise<ReadonlyMap<string, readonly Instant[]>> {
  const found = new Map<string, Instant[]>()
  for await (const some of occurrencesOf(store, succeeds.event, purpose, since))
    for (const { customer, at } of some) {
      const person = standsFor(merged, customer)
      if (!people.has(person)) continue
      const times = found.get(person)
      if (times) times.push(Number(at))
      else found.set(person, [Number(at)])
    }
  return found
}

const hasWithin = (times: readonly Instant[] = [], from: Instant, within: number): boolean =>
  times.some(at => at >= from && at <= from + within)
