import type { Instant } from '@candor/terms'
import type { DeskRight, ExtensionReason, Identity, RefusalReason } from './right.ts'

/** `identity`: it waits for proof of who asks. `extended`: in progress, with more time. */
export const requestStates = [
  'received',
  'identity',
  'in-progress',
  'extended',
  'answered',
  'refused',
  'withdrawn',
] as const
export type RequestState = (typeof requestStates)[number]

/** How near the end of the time is. */
export const stages = ['calm', 'remind', 'escalate', 'overdue'] as const
export type Stage = (typeof stages)[number]

/** By which way it came. */
export const vias = ['link', 'form', 'staff', 'agent', 'api'] as const
export type RequestVia = (typeof vias)[number]

/** What was said in free words; sealed, and gone with the customer. */
export type RequestWords = {
  /** What the customer asks for. */
  readonly said?: string
  /** How staff made sure who asks, or by what authority somebody asks for them. */
  readonly checked?: string
  /** What the customer wants their fields to be. */
  readonly corrections?: { readonly [field: string]: string | number | boolean }
  readonly question?: string
  readonly clarified?: string
  /** The words of an answer, a refusal, or a notice that it takes longer. */
  readonly answer?: string
}

/** One request, as it stands. */
export type RightsRequest = {
  readonly customer: string
  readonly request: string
  readonly version: number
  readonly right: DeskRight
  readonly state: RequestState
  readonly via: RequestVia
  readonly identity: Identity
  readonly receivedAt: Instant
  /** The last instant at which an answer is in time. */
  readonly dueAt: Instant
  /** The rule that says so; `promise` or `month` where no law does. */
  readonly dueBy: string
  readonly firstDueAt: Instant
  readonly acknowledgeBy?: Instant
  readonly acknowledgedAt?: Instant
  readonly extendedAt?: Instant
  readonly clarifyAskedAt?: Instant
  readonly clarifyAnsweredAt?: Instant
  readonly settledAt?: Instant
  readonly reason?: RefusalReason | ExtensionReason
  readonly appealOf?: string
  /** What an objection is about; absent: everything that a no can bar. */
  readonly purposes?: readonly string[]
  readonly stage: Stage
  readonly handledBy?: string
}

export const isSettled = ({ state }: Pick<RightsRequest, 'state'>): boolean =>
  state === 'answered' || state === 'refused' || state === 'withdrawn'

/** Whether it was, or still can be, answered in time. */
export const isInTime = ({ dueAt, settledAt }: Pick<RightsRequest, 'dueAt' | 'settledAt'>, now: Instant): boolean =>
  (settledAt ?? now) <= dueAt
