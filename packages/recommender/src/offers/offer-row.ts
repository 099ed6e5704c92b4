import { err, type Fault, ok, type Result } from '@candor/terms'
import { dayOf } from './day.ts'
import type { Inputs, OfferField } from './inputs.ts'
import type { Learners } from './learn-encoding.ts'

/** One offer that was made: to whom, on which day, what was known then, with what chance it was made, and whether it succeeded. */
export type OfferRow = {
  readonly person: string
  /** YYYY-MM-DD; dates among the inputs count as the days until it. */
  readonly on: string
  readonly inputs: Inputs
  readonly success: boolean
  /** Above 0 and at most 1. */
  readonly propensity: number
}

/** The least that is learned from. */
export type Least = { readonly people: number; readonly successes: number }

/** What is learned from at most. */
export const offerLimits = { fields: 20, rows: 500_000 } as const

export type Learning = Learners & { readonly people: number; readonly successes: Uint8Array; readonly yes: number }

/**
 * The rows side by side. A row counts 1 / propensity, but at most `mostWeight`, scaled so that all together count as many as they
 * are worth, (Σw)² / Σw²: a ridge then holds back as it would among so many. Says what is too much or too little to learn from.
 */
export function learningFrom(
  fields: readonly OfferField[],
  offers: readonly OfferRow[],
  mostWeight: number,
  least: Least,
): Result<Learning, Fault> {
  const fault = limitFault(fields, offers)
  if (fault) return err(fault)
  const numbers = new Map<string, number>()
  for (const { person } of offers) if (!numbers.has(person)) numbers.set(person, numbers.size)
  const weights = Float64Array.from(offers, ({ propensity }) => weightOf(propensity, mostWeight))
  const scale = weights.reduce((a, b) => a + b, 0) / weights.reduce((sum, weight) => sum + weight * weight, 0)
  const successes = Uint8Array.from(offers, ({ success }) => (success ? 1 : 0))
  const yes = successes.reduce((sum, success) => sum + success, 0)
  const people = numbers.size
  if (people === 0 || people < least.people || yes < least.successes) return err(tooFew(people, yes, least))
  return ok({
    inputs: offers.map(({ inputs }) => inputs),
    today: Float64Array.from(offers, ({ on }) => dayOf(on)),
    counts: weights.map(weight => weight * scale),
    persons: Int32Array.from(offers, ({ person }) => numbers.get(person)!),
    people,
    successes,
    yes,
  })
}

function weightOf(propensity: number, mostWeight: number): number {
  if (!(propensity > 0 && propensity <= 1)) throw new RangeError(`a propensity is ${propensity}, no chance above 0`)
  return Math.min(mostWeight, 1 / propensity)
}

function limitFault(fields: readonly OfferField[], offers: readonly OfferRow[]): Fault | undefined {
  const most = offerLimits
  if (fields.length > most.fields)
    return {
      path: 'inputs',
      says: `are ${fields.length} fields, more than the ${most.fields} learned from. Name fewer.`,
    }
  if (offers.length > most.rows)
    return { path: 'offers', says: `are ${offers.length}, more than the ${most.rows} learned from. Take the newest.` }
  return undefined
}

const tooFew = (people: number, yes: number, least: Least): Fault => ({
  path: 'offers',
  says: `are too few to learn from: ${people} people of ${least.people}, ${yes} successes of ${least.successes}. Go on by lot.`,
})
