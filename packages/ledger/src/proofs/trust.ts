import type { VerifierKey } from '../notes/key.ts'

/** A witness, or a group of which at least `threshold` members must have witnessed. */
export type Voter =
  | { readonly kind: 'witness'; readonly name: string; readonly key: VerifierKey }
  | { readonly kind: 'group'; readonly name: string; readonly threshold: number; readonly members: readonly Voter[] }

/** Whom a verifier believes (c2sp.org/tlog-policy): any one of the logs, and witnesses up to the quorum. `none` asks for no witness. */
export type Trust = {
  readonly logs: readonly TrustedKey[]
  readonly witnesses: readonly (TrustedKey & { readonly name: string })[]
  readonly quorum: Voter | 'none'
}

/** A key and, if the file says one, where to reach who holds it. */
export type TrustedKey = { readonly key: VerifierKey; readonly url?: string }

/** Do these cosigning keys satisfy the quorum? */
export function reachesQuorum(quorum: Voter | 'none', cosigned: ReadonlySet<VerifierKey>): boolean {
  if (quorum === 'none') return true
  if (quorum.kind === 'witness') return cosigned.has(quorum.key)
  return quorum.members.filter(member => reachesQuorum(member, cosigned)).length >= quorum.threshold
}
