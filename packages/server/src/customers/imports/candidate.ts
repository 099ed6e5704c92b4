import type { Channel, ConsentType, Evidence, Instant } from '@candor/terms'
import type { RowFault } from './rules.ts'
import type { Source } from './source.ts'

export type FieldValue = string | number | boolean

/** A yes with all of its evidence. There is no candidate for a yes without. */
export type CandidateConsent = {
  readonly purpose: string
  readonly channel: Channel | 'any'
  readonly type: ConsentType
  readonly evidence: Evidence
  /** When it was said, where that is known beside the evidence. */
  readonly at?: Instant
  readonly optOutOffered?: true
  readonly parental?: true
}

export type CandidateRefusal = {
  readonly purpose: string
  readonly channel: Channel | 'any'
  readonly at: Instant
  /** Absent: a refusal. */
  readonly kind?: 'refusal' | 'withdrawal' | 'objection'
}

/** What one row would make of a customer, checked, before anything is stored. */
export type CandidateCustomer = {
  /** The same for the same customer in every import with this map. */
  readonly key: string
  /** Declared fields with a value in this row, typed as declared; dates are `YYYY-MM-DD`. */
  readonly fields: { readonly [field: string]: FieldValue }
  /** ISO 3166-1 alpha-2 country, free region, IANA zone, BCP 47 language; a part that is not known is absent. */
  readonly place: {
    readonly country?: string
    readonly region?: string
    readonly zone?: string
    readonly language?: string
  }
  readonly source: Source
  readonly collectedAt: Instant
  readonly consents: readonly CandidateConsent[]
  readonly refusals: readonly CandidateRefusal[]
  /** What of the row was left out (a yes without evidence) although the customer is taken. */
  readonly notices: readonly RowFault[]
}

/** A no in a row that is otherwise refused. It still counts for a customer who is already known. */
export type RescuedRefusals = { readonly key: string; readonly refusals: readonly CandidateRefusal[] }
