import type { Instant } from '@candor/terms'

/** How something leaves: as a file for staff, to a vendor's address, or as news of one webhook, counted by the month. */
export type ShareWay = 'file' | 'webhook' | 'news'

/** One identity under which somebody outside knows a customer, in the words of OpenDSR 2.0. */
export type KnownIdentity = {
  readonly identity_type: 'controller_customer_id' | 'email'
  readonly identity_format: 'raw' | 'sha256'
  readonly identity_value: string
}

/** What somebody outside got about a customer. Names of fields, never values. */
export type Share = {
  readonly customer: string
  readonly share: string
  readonly version: number
  /** A vendor of the policy, or `house`: a system of the brand's own. */
  readonly vendor: string
  readonly purpose: string
  readonly way: ShareWay
  readonly fields: readonly string[]
  /** Entry of the newest decision. */
  readonly entry: string
  readonly at: Instant
  readonly lastAt: Instant
  readonly times: number
  /** The newest task that asks the vendor to act on it. */
  readonly task?: string
  /** When the last attempt ended without a word that it arrived. It may have arrived all the same. */
  readonly failedAt?: Instant
}

/** Whose webhook it is that no vendor has. */
export const house = 'house'
