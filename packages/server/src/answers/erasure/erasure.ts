import { type Instant, minute } from '@candor/terms'
import type { House } from '../../decisions/index.ts'
import type { Log } from '../../record/index.ts'

/** Who is to be erased, and on whose word. `by`: `staff:<id>`, `key:<id>`, `customer`, or the job. */
export type ErasureAsk = {
  readonly customer: string
  readonly why: 'request' | 'retention' | 'staff'
  readonly by: string
  /** The request at the rights desk that it answers. */
  readonly request?: string
}

/** A house whose log runs gives entries their place during the erasure; another's job does it a moment later. */
export type ErasingHouse = House & { readonly log?: Pick<Log, 'sequence'> }

/** `restored`: it was erased before, and a backup had brought it back. */
export type ErasureWhy = ErasureAsk['why'] | 'restored'

/** Keys are gone: nothing can be opened any more. Rows are gone. No process can know anything any more. */
export type ErasureState = 'begun' | 'emptied' | 'settled'

/** How many rows of a kind there were. */
export type Counted = { readonly what: string; readonly n: number }

/** A message that was being handed over when the erasure took effect; it could not be called back. */
export type OnItsWay = { readonly channel: string; readonly at: Instant }

/** What the certificate says; ids of nobody. `codes`: words that may have been theirs alone, until that was looked up. */
export type ErasureBody = {
  readonly erased: readonly Counted[]
  readonly onItsWay: readonly OnItsWay[]
  readonly kept: readonly { readonly purpose: string; readonly n: number; readonly until: Instant }[]
  /** How many addresses are on the do-not-contact list by this erasure. */
  readonly suppressed: number
  /** The newest epoch that wrapped one of the keys. */
  readonly epoch?: string
  readonly codes?: readonly (readonly [attribute: string, code: number])[]
}

/** Whom it is about stands in no table: the tombstones say so, beside the keys. */
export type Erasure = {
  readonly erasure: string
  readonly version: number
  readonly state: ErasureState
  readonly why: ErasureWhy
  readonly begunAt: Instant
  readonly emptiedAt?: Instant
  readonly settledAt?: Instant
  readonly entry?: string
  readonly body: ErasureBody
}

/**
 * After this no process remembers anything of an erased customer: half a minute for wrapped keys, a minute for secrets, and
 * some for what was under way. What it may have written meanwhile can be opened by nobody and is swept then.
 */
export const rememberedAtMost = 2 * minute
