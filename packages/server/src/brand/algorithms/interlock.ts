import type { Instant } from '@candor/terms'

/** How an algorithm is held back, mildest first. */
export const interlockKinds = ['cap', 'fallback', 'stop'] as const
export type InterlockKind = (typeof interlockKinds)[number]

/**
 * Whether an algorithm decides freely. `cap`: it makes only the share `share` of its decisions, the others go by lot. `fallback`: all
 * go by lot, or by what uses nothing of a person. `stop`: it does nothing at all. `finding` says what set it.
 */
export type Interlock =
  | { readonly kind: 'none' }
  | {
      readonly kind: InterlockKind
      readonly since: Instant
      readonly finding: string | null
      readonly share?: number
    }

export const noInterlock: Interlock = { kind: 'none' }

/** The share of decisions that a capped algorithm still makes, unless a person says otherwise. */
export const cappedShare = 0.25

const rank = ({ kind }: Interlock): number => (kind === 'none' ? 0 : 1 + interlockKinds.indexOf(kind))

/** The one of two that holds back more; of two alike the first, so that it keeps its beginning. */
export function stricter(one: Interlock, other: Interlock): Interlock {
  if (one.kind === 'cap' && other.kind === 'cap')
    return (other.share ?? cappedShare) < (one.share ?? cappedShare) ? other : one
  return rank(other) > rank(one) ? other : one
}
