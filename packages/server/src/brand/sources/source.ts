import type { Instant } from '@candor/terms'

/** `public`: anybody can read its write key (a web page, an app). `server`: the key is secret, and what comes is the brand's own word. */
export const sourceKinds = ['public', 'server'] as const
export type SourceKind = (typeof sourceKinds)[number]
export const isSourceKind = (text: string): text is SourceKind => (sourceKinds as readonly string[]).includes(text)

/**
 * The brand's word that people said yes before this source sends anything: where and how, as text with its version. It stands
 * in for a yes that nobody recorded, never for a no. Customers read it.
 */
export type Vouch = {
  readonly purposes: readonly string[]
  readonly text: string
  readonly version: string
  readonly locale: string
  readonly since: Instant
}

/** A place events come from. */
export type Source = {
  readonly source: string
  readonly version: number
  readonly kind: SourceKind
  /** Absent, the default: a purpose that rests on consent needs a recorded one. */
  readonly vouch?: Vouch
  /** Web origins its calls may come from (`https://shop.example`); empty: any. */
  readonly origins: readonly string[]
  /** Calls (not requests) it may make in a second, on average. */
  readonly perSecond: number
  /** Made for children: an unknown age is then read as that of a child. */
  readonly childDirected: boolean
  readonly createdAt: Instant
  readonly closedAt?: Instant
}
