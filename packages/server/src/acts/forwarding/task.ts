import { day, type Instant, type Right } from '@candor/terms'

/**
 * `overdue`: no final answer by the day it was due. What a vendor answers late still counts.
 * `refused`: the vendor says that it need not, with a reason of the list.
 */
export type TaskState = 'waiting' | 'sent' | 'acknowledged' | 'done' | 'refused' | 'overdue'

/** What a vendor may give as its reason for a no. */
export const refusalReasons = ['not-known-here', 'legal-duty', 'identity-not-proved', 'already-done', 'other'] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** How the vendor is told: posted to its address, mailed to its address for requests, or by staff. */
export type TaskWay = 'webhook' | 'email' | 'staff'

/** One request to one vendor about one person. Whom it means is sealed under the task's own key until it is over. */
export type VendorTask = {
  readonly task: string
  readonly version: number
  readonly vendor: string
  /** The request it belongs to, as the caller names it. */
  readonly request: string
  readonly right: Right
  readonly regulation: 'gdpr' | 'ccpa'
  readonly state: TaskState
  readonly way: TaskWay
  readonly at: Instant
  readonly dueAt: Instant
  readonly nextAt?: Instant
  readonly attempts: number
  readonly sentAt?: Instant
  readonly answeredAt?: Instant
  readonly answeredBy?: string
  readonly remindedAt?: Instant
  readonly reason?: RefusalReason
  readonly fault?: string
}

/** A vendor has half the month that the brand has, so that there is time to ask again (GDPR Art. 12(3), 19, 28(3)(e)). */
export const vendorHas = 14 * day

export const isOver = ({ state }: Pick<VendorTask, 'state'>): boolean => state === 'done' || state === 'refused'
