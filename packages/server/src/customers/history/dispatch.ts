import type { Channel, Instant } from '@candor/terms'

/**
 * The life of one act of one campaign towards one customer.
 * `planned` → decided → `handing_off` → `handed` | `failed` | `unknown`; or `withheld`; or `waiting` until it may be asked again.
 * For marketing `unknown` is final: sending again could reach somebody twice.
 */
export const dispatchStates = ['planned', 'waiting', 'handing_off', 'handed', 'withheld', 'failed', 'unknown'] as const
export type DispatchState = (typeof dispatchStates)[number]

export type Dispatch = {
  readonly customer: string
  readonly act: string
  readonly version: number
  readonly campaign: string
  readonly channel: Channel
  readonly purpose: string
  readonly state: DispatchState
  readonly attempt: number
  readonly rule: string | null
  readonly until: Instant | null
  readonly entry: string | null
  readonly decidedAt: Instant | null
  readonly passExpires: Instant | null
  readonly settledAt: Instant | null
  readonly providerId: string | null
  /** 1: it answers what the customer asked for a moment ago, so no budget counts it. */
  readonly reply: 1 | null
}
