import { daysIn } from './changes/judging.ts'
import type { Policy } from './policy.ts'

/** How long the house keeps what passes by itself, whatever the policy says (ISO 8601). What ends it and what tells people of it read it here. */
export const houseLimits = {
  answers: 'P1D',
  codes: 'P1D',
  deliveries: 'P30D',
  happenings: 'P7D',
  held: 'P1D',
  invites: 'P30D',
  kept: 'P0D',
  messages: 'P40D',
  sessions: 'P1D',
} as const

const byLength = (a: string, b: string): number => daysIn(a) - daysIn(b)
const longest = (retentions: readonly string[]): string => retentions.toSorted(byLength).at(-1) ?? 'P1D'
const shortest = (retentions: readonly string[]): string => retentions.toSorted(byLength)[0] ?? 'P1D'
const ofPurposes = ({ purposes }: Pick<Policy, 'purposes'>): string[] =>
  Object.values(purposes).map(({ retention }) => retention)

/** What is declared no more goes with the longest of all purposes. */
export const undeclaredLimit = (policy: Pick<Policy, 'purposes'>): string => longest(ofPurposes(policy))

/** How long an event is kept from when it happened. */
export const eventLimit = (policy: Policy, name: string): string =>
  (Object.hasOwn(policy.events, name) ? policy.events[name]?.retention : undefined) ?? undeclaredLimit(policy)

/** How long a field of a profile is kept from when the profile was last renewed. */
export const fieldLimit = (policy: Pick<Policy, 'fields' | 'purposes'>, name: string): string =>
  (Object.hasOwn(policy.fields, name) ? policy.fields[name]?.retention : undefined) ?? undeclaredLimit(policy)

/** How long a decision about an offer is kept; by an algorithm that is declared no more, the shortest of all purposes. */
export function offerLimit(policy: Policy, algorithm: string): string {
  const declared = Object.hasOwn(policy.algorithms, algorithm) ? policy.algorithms[algorithm] : undefined
  return (declared && policy.purposes[declared.purpose]?.retention) ?? shortest(ofPurposes(policy))
}

/** How long anything about a person may be kept under any purpose. */
export const personLimit = ({ purposes, fields, events }: Policy): string =>
  longest([
    ...ofPurposes({ purposes }),
    ...[...Object.values(fields), ...Object.values(events)].map(({ retention }) => retention),
  ])
