import type { Budget, Channel, Dial, FieldClass, FieldType, LawfulBasis, QuietHours } from '@candor/terms'

/** What a purpose is for: reaching people with offers, serving them, or watching that the house is fair. */
export const purposeClasses = ['marketing', 'service', 'monitoring'] as const
export type PurposeClass = (typeof purposeClasses)[number]

/** How long something is kept, counted from when it was collected or last renewed: an ISO 8601 duration, `P24M`. */
export type Retention = string

/** Who runs this house. */
export type Brand = {
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** IANA time zone. */
  readonly zone: string
  /** Days off as `YYYY-MM-DD`, in order. */
  readonly holidays: readonly string[]
  readonly sender: { readonly name: string; readonly email: string; readonly replyTo?: string }
  /** As it is printed below each mail; lines end with `\n`. */
  readonly postalAddress: string
  /** An email address or an https address where a person answers questions on data. */
  readonly privacyContact: string
  /** Who approves a campaign: the person who wrote it, or a second one. */
  readonly approval: 'one' | 'two'
  /** Services for children: an unknown age is then not read as adult. */
  readonly childDirected: boolean
}

export type Purpose = {
  /** In plain words, for the customer. */
  readonly text: string
  readonly basis: LawfulBasis
  readonly class: PurposeClass
  /** The channels on which this purpose may contact people; none: it never does. */
  readonly channels: readonly Channel[]
  readonly retention: Retention
}

/** How a field cuts people into groups when reach is measured: by its values, or a number by bounds (`<25`, `25-34`, …). */
export type Grouping = { readonly bounds: readonly number[] }

/** One field of the data map. What is not declared here is not stored. */
export type Field = {
  readonly class: FieldClass
  readonly type: FieldType
  readonly purposes: readonly string[]
  readonly retention: Retention
  /** Where the values come from, in plain words. */
  readonly source?: string
  /** What the field means, in plain words, for the customer. */
  readonly text?: string
  /** The only texts the field takes. */
  readonly values?: readonly string[]
  readonly group?: Grouping
  /** The field is the customer's address on this channel. */
  readonly addressOf?: Channel
}

/** The brand's policy file, read and checked. */
export type Policy = {
  readonly brand: Brand
  readonly purposes: { readonly [purpose: string]: Purpose }
  readonly fields: { readonly [field: string]: Field }
  readonly budgets: readonly Budget[]
  readonly quietHours: readonly QuietHours[]
  /** For customers who have not chosen. */
  readonly dial: Dial
  /** Whole years. */
  readonly adultAge: number
}
