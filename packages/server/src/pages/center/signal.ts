import type { Purpose } from '../../brand/policy/index.ts'
import type { Choice } from '../../customers/consent/index.ts'

/** How we know of a browser that objects: from an earlier visit, on record; or from this very request only. */
export type Signaled = 'recorded' | 'sent'

/** Whether Global Privacy Control objects to a purpose: where the policy says that it opposes it, and a browser sends it. */
export function signalTo(
  name: string,
  { opposedBy }: Pick<Purpose, 'opposedBy'>,
  choices: readonly Choice[],
  signals: boolean,
): Signaled | undefined {
  if (!opposedBy.includes('gpc')) return undefined
  const isRecorded = choices.some(
    ({ said, via }) => via === 'gpc' && said.kind === 'objection' && said.purpose === name,
  )
  if (isRecorded) return 'recorded'
  return signals ? 'sent' : undefined
}

/**
 * What a signal means beside a yes. `against`: a yes said now is given in the knowledge of it, and counts (11 CCR 7025(c)(3)).
 * `overruled`: such a yes stands. `ends`: a yes from before it was heard stands, and will not count once it is.
 */
export type Conflict = 'against' | 'overruled' | 'ends'

export function conflictOf({ now, signal }: { now?: 'yes' | 'no'; signal?: Signaled }): Conflict | undefined {
  if (signal === undefined) return undefined
  if (now !== 'yes') return 'against'
  return signal === 'recorded' ? 'overruled' : 'ends'
}
