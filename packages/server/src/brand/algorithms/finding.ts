import type { Instant } from '@candor/terms'
import type { Interlock } from './interlock.ts'

/** What may raise a finding: a group that is chosen less, providers that are shown less, or a person. */
export type FindingKind = 'disparity' | 'exposure' | 'by-hand'

/** Decisions about one side, and how many of them chose the person. */
export type Side = { readonly n: number; readonly selected: number; readonly people: number }

/** What the alarm rests on, as it was when it was raised. */
export type Evidence = {
  readonly attribute: string
  readonly group: string
  readonly reference: string
  readonly tolerance: number
  /** The chance of a false alarm that this one stream was allowed. */
  readonly alpha: number
  readonly ofGroup: Side
  readonly ofReference: Side
  /** The group's rate by the reference's; null while nobody of the reference was chosen. */
  readonly ratio: number | null
  /** The e-value at the alarm; at 1/alpha it is raised. */
  readonly evidence: number
}

/** What a person may say of a finding. `resume`: it decides freely again, and watching begins anew. `keep`: all stays as it is. */
export const verdicts = ['resume', 'keep', 'cap', 'fallback', 'stop'] as const
export type FindingVerdict = (typeof verdicts)[number]

export type FindingDecision = {
  readonly by: string
  readonly at: Instant
  readonly verdict: FindingVerdict
  readonly reason: string
  /** What held from then on. */
  readonly interlock: Interlock
}

/** Something a person must look at. It is open until one decided. */
export type Finding = {
  readonly finding: string
  readonly version: number
  readonly algorithm: string
  readonly openedAt: Instant
  readonly kind: FindingKind
  /** Absent where a person raised it. */
  readonly evidence?: Evidence
  /** What held from the moment it was opened, set by the policy or by what held before. */
  readonly interlock: Interlock
  readonly decision?: FindingDecision
}

export const isOpen = ({ decision }: Finding): boolean => decision === undefined
