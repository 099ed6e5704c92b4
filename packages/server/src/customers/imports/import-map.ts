import type { Channel, FieldClass, FieldType } from '@candor/terms'
import type { TimeFormat } from './time-format.ts'

/** What the import needs to know of a declared field of the brand's data map. */
export type DeclaredField = {
  readonly class: FieldClass
  readonly type: FieldType
  /** When present, the only values the field may have. */
  readonly values?: readonly (string | number)[]
  /** The field is the customer's address on this channel. */
  readonly addressOf?: Channel
}
export type DeclaredFields = { readonly [field: string]: DeclaredField }

/** Where a value comes from: a column of the file, or one value for every row. */
export type Origin = { readonly column: string } | { readonly fixed: string }

/** A column or fixed value that is a time, with the way it is written. */
export type TimeOrigin = Origin & { readonly format: TimeFormat }

/** How numbers are written: `1234.5` (`point`) or `1.234,5` (`comma`). */
export type NumberFormat = 'point' | 'comma'

export type FieldMap = {
  readonly field: string
  readonly declared: DeclaredField
  readonly from: Origin
  readonly number: NumberFormat
  readonly time: TimeFormat
  /** Value in the file -> value to keep; an empty string keeps nothing. Other values pass as they are. */
  readonly values?: ReadonlyMap<string, string>
}

/** True for a row when its cell is one of `is` (case and surrounding blanks do not count); without `is`, when it is not empty. */
export type When = { readonly column: string; readonly is?: ReadonlySet<string> }

export type ConsentMap = {
  readonly purpose: string
  readonly channel: Channel | 'any'
  readonly when: When
  readonly type: Origin
  readonly evidence: {
    readonly text?: Origin
    readonly version?: Origin
    readonly surface?: Origin
    readonly locale?: Origin
    readonly at?: TimeOrigin
  }
}

export type RefusalMap = {
  /** A declared purpose, or `any`. */
  readonly purpose: string
  readonly channel: Channel | 'any'
  readonly when: When
  readonly at?: TimeOrigin
}

export const placeParts = ['country', 'region', 'zone', 'language'] as const
export type PlacePart = (typeof placeParts)[number]

/** A checked map: how the columns of one kind of file become customers. */
export type ImportMap = {
  /** Columns that identify a customer across imports, in this order. */
  readonly key: readonly string[]
  /** The key is the customer's email address: letter case does not count. */
  readonly keyIsEmail: boolean
  readonly fields: readonly FieldMap[]
  readonly place: { readonly [part in PlacePart]?: Origin }
  readonly source: Origin
  readonly collectedAt: TimeOrigin
  readonly consents: readonly ConsentMap[]
  readonly refusals: readonly RefusalMap[]
  /** Absent: found from the header. */
  readonly delimiter?: string
}
