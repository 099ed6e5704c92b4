import type { Instant } from '@candor/terms'
import { type Case, type Opinion, type ReferenceRule, restsOnWill } from './reference-case.ts'
import { isQuiet, zonesOf } from './reference-clock.ts'

const deny: Opinion = { says: 'deny' }
const hours = (count: number): number => count * 3_600_000

/** Advertising waits while it is closed, and a profile is not used; what the act needs anyway is left alone. */
function heldBack(
  question: Case,
  closed: (t: Instant) => boolean,
  otherwise: 'lapsed' | 'satisfied',
): Opinion | undefined {
  const { act, marketing, at } = question
  if (act.kind === 'profile') {
    if (!restsOnWill(question) || act.learns === true) return undefined
    return closed(at) ? deny : { says: otherwise, closed }
  }
  if (!marketing) return undefined
  return { says: closed(at) ? 'defer' : otherwise, closed }
}

function impulse(question: Case, sign: 'purchases' | 'nights' | 'returns'): Opinion | undefined {
  const { policy, facts } = question
  const seen = { purchases: facts.purchases, nights: facts.lateNights, returns: facts.returns }[sign] ?? []
  const run = policy.guard?.[sign]
  if (run === undefined || facts.guard === 'off') return undefined
  const ends = seen.filter(end => seen.filter(other => other <= end && other >= end - run.within).length >= run.count)
  if (ends.length === 0) return undefined
  const rest = facts.guard === 'stronger' ? 2 * policy.guard!.coolDown : policy.guard!.coolDown
  return heldBack(question, t => ends.some(end => t < end + rest), 'lapsed')
}

function ownLimit(question: Case): Opinion | undefined {
  const { purchasesAWeek: limit, purchases = [] } = question.facts
  if (limit === undefined) return undefined
  const reached = (t: Instant): boolean =>
    limit > 0 && purchases.filter(bought => bought > t - hours(168)).length >= limit
  return heldBack(question, reached, 'satisfied')
}

/** No advertising at night, for who wants none then. */
export function ownNight(question: Case): Opinion | undefined {
  const { facts, policy } = question
  if (facts.noOffersAtNight !== true) return undefined
  const night = policy.night ?? { from: 0, to: 5 * 60 }
  const zones = zonesOf(facts, policy.brand.country)
  return heldBack(question, t => zones.some(zone => isQuiet(night, zone, t)), 'satisfied')
}

function sensitiveTopic({ act, facts, marketing, promotion }: Case): Opinion | undefined {
  const { topics = [] } = act
  const { avoidTopics = [] } = facts
  if (topics.length === 0 || avoidTopics.length === 0) return undefined
  if (!marketing && act.kind !== 'profile' && act.kind !== 'present') return undefined
  if (!topics.some(topic => avoidTopics.includes(topic))) return { says: 'satisfied' }
  return promotion ? { says: 'adjust', obligations: ['strip-promo'] } : deny
}

/** The rules that protect people from persuasion again, each from its sentence. */
export const guardReferenceRules: readonly ReferenceRule[] = [
  { id: 'house-sensitive-topic', pack: 'house-rules', judge: sensitiveTopic },
  { id: 'house-impulse-purchases', pack: 'house-rules', judge: question => impulse(question, 'purchases') },
  { id: 'house-impulse-nights', pack: 'house-rules', judge: question => impulse(question, 'nights') },
  { id: 'house-impulse-returns', pack: 'house-rules', judge: question => impulse(question, 'returns') },
  { id: 'house-own-limit', pack: 'house-rules', judge: ownLimit },
  { id: 'house-own-night', pack: 'house-rules', judge: ownNight },
]
