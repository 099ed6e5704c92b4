import type { Instant, Json } from '@candor/terms'

/** The parts of a copy, in their order. The names are those of the JSON and stay the same. */
export const sectionNames = [
  'profile',
  'addresses',
  'names',
  'merges',
  'choices',
  'told',
  'unwanted',
  'events',
  'standing',
  'decisions',
  'record',
  'messages',
  'mails',
  'offers',
  'deliveries',
  'codes',
  'waiting',
  'suppressions',
  'requests',
  'shares',
  'forwarded',
  'holds',
  'held',
] as const
export type SectionName = (typeof sectionNames)[number]

/** Whose doing a datum is: the person gave it, it was observed of them, it was made from other data, or it records what the brand did. */
export const origins = ['given', 'observed', 'derived', 'recorded'] as const
export type Origin = (typeof origins)[number]

/** How long a datum is kept, where the policy names no period. */
export const keptWords = [
  'period',
  'with-profile',
  'while-it-counts',
  'until-taken-back',
  'with-its-source',
  'until-erased',
  'after-erasure',
] as const
export type KeptWord = (typeof keptWords)[number]

/** `for`: the period of the policy (ISO 8601), `until`: when it ends if nothing renews it. */
export type Kept = { readonly how: KeptWord; readonly for?: string; readonly until?: Instant }

/** What rested on a datum, as far as it is known: how often, and when last. */
export type Use = {
  readonly by: 'decision' | 'score' | 'recommendation'
  /** A purpose for decisions, an algorithm for scores, a model for recommendations. */
  readonly name: string
  readonly times: number
  readonly last: Instant
}

/** What proves that an entry was recorded: its place in the log and what opens its commitment. */
export type Proof = {
  readonly entry: string
  readonly leaf: number | null
  /** Base64. */
  readonly commitment: string
  /** The record key, base64; absent where nobody can open the entry any more. */
  readonly opening?: string
}

/** One thing that is held about a person. */
export type Datum = {
  readonly id: string
  /** The half of a merged customer under which it is kept. */
  readonly half: string
  /** A field, an event, a kind of entry, a channel. */
  readonly about: string
  readonly at?: Instant
  readonly data: Json
  readonly source: string | null
  readonly purposes: readonly string[]
  readonly origin: Origin
  readonly kept: Kept
  readonly usedFor?: readonly Use[]
  /** In plain words, in the language of the copy. */
  readonly words?: string
  readonly proof?: Proof
}

/** A point in time as it stands in a copy (RFC 3339). */
export const time = (at: Instant): string => new Date(at).toISOString()
export const timeOrNull = (at: Instant | null): string | null => (at === null ? null : time(at))
