import { day, type Instant } from '@candor/terms'
import type { Run } from '../policy.ts'
import type { Question } from '../question.ts'
import type { Predicate } from './predicate.ts'
import { leavesOne, stepOut, zonesOf } from './step-out.ts'

/** What the guard looks for. */
export type Sign = 'purchases' | 'nights' | 'returns'

const never = Number.NEGATIVE_INFINITY
const week = 7 * day

/**
 * The newest instant that ends a run: so many of them, itself included, lie no further back than the run is long. -Infinity
 * where none does. Whatever is added can only move it forward.
 */
export function newestRun(instants: readonly Instant[], { count, within }: Run): Instant {
  let newest = never
  for (let i = 0; i < instants.length; i++) {
    const end = instants[i]!
    if (end > newest && countBetween(instants, end - within, end) >= count) newest = end
  }
  return newest
}

function countBetween(instants: readonly Instant[], from: Instant, to: Instant): number {
  let count = 0
  for (let i = 0; i < instants.length; i++) if (instants[i]! >= from && instants[i]! <= to) count++
  return count
}

/** What the guard of a brand looks at. */
type Guarded = {
  readonly brand: Pick<Question['brand'], 'guard'>
  readonly facts: Pick<Question['facts'], 'guard' | 'purchases' | 'returns' | 'lateNights'>
}

/** Until when advertising rests because of a sign; -Infinity where the guard does not see it. Stronger: twice as long. */
export function coolsUntil({ brand, facts }: Guarded, sign: Sign): Instant {
  const run = brand.guard?.[sign]
  if (run === undefined || facts.guard === 'off') return never
  const seen = sign === 'purchases' ? facts.purchases : sign === 'returns' ? facts.returns : facts.lateNights
  return newestRun(seen, run) + brand.guard!.coolDown * (facts.guard === 'stronger' ? 2 : 1)
}

/** When fewer things than the customer's own limit lie within seven days; one exactly seven days old no longer counts. */
export function purchasesOpenAt({ facts }: Question, at: Instant): Instant {
  const limit = facts.purchasesAWeek
  if (limit === undefined || limit <= 0 || facts.purchases.length < limit) return at
  const newestFirst = facts.purchases.toSorted((a, b) => b - a)
  return Math.max(at, newestFirst[limit - 1]! + week)
}

/** When it is night in none of the zones in which the customer may be. */
export function nightOpensAt(question: Question, at: Instant): Instant {
  if (!question.facts.noOffersAtNight) return at
  const zones = zonesOf(question)
  return stepOut(question, at, from => {
    let leaves = from
    for (let i = 0; i < zones.length && leaves === from; i++)
      leaves = leavesOne([question.brand.night], zones[i]!, from)
    return leaves
  })
}

/** Predicates about what protects people from persuasion: the impulse guard, their own limits, topics they do not want. */
export const guardPredicates = {
  'guard-set': {
    sentence: 'the brand keeps an impulse guard, or the customer set a limit of their own for advertising',
    test: ({ brand, facts }) =>
      brand.guard !== undefined || facts.purchasesAWeek !== undefined || facts.noOffersAtNight,
  },
  'impulse-seen': {
    sentence: 'the guard looks for the named sign, the customer has not switched it off, and the sign is on record',
    test: (question, [sign]) => coolsUntil(question, sign as Sign) > never,
  },
  'impulse-rests': {
    sentence: 'the rest lasts that the guard asks for after the named sign',
    test: (question, [sign]) => coolsUntil(question, sign as Sign) > question.at,
  },
  'own-purchase-limit-set': {
    sentence: 'the customer set after how many purchases a week they want no more advertising',
    test: ({ facts }) => facts.purchasesAWeek !== undefined,
  },
  'own-purchase-limit-reached': {
    sentence: 'as many things were bought within seven days as the customer set as the limit',
    test: question => purchasesOpenAt(question, question.at) > question.at,
  },
  'own-night-set': {
    sentence: 'the customer wants no advertising at night',
    test: ({ facts }) => facts.noOffersAtNight,
  },
  'own-night-now': {
    sentence: 'it is night where the customer is or may be',
    test: question => nightOpensAt(question, question.at) > question.at,
  },
  'topics-avoided': {
    sentence: 'the act brings up a sensitive topic, and the customer named topics that they do not want',
    test: ({ act, facts }) => act.topics !== undefined && act.topics.length > 0 && facts.avoidTopics.length > 0,
  },
  'topic-unwanted': {
    sentence: 'the act brings up a topic that the customer does not want',
    test: ({ act, facts }) => act.topics?.some(topic => facts.avoidTopics.includes(topic)) === true,
  },
  'shows-or-profiles': {
    sentence: 'the act shows something to the customer, or makes or uses a profile',
    test: ({ act }) => act.kind === 'present' || act.kind === 'profile',
    settled: ({ kind }) => kind === 'present' || kind === 'profile',
  },
} as const satisfies { readonly [name: string]: Predicate }
