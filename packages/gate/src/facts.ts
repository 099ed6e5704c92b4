import type { Budget, Channel, ConsentType, Dial, GuardWish, Instant, QuietHours } from '@candor/terms'

/** A fact we do not have. What that means is fixed per fact; see the comments on `Facts`. */
export const unknown = 'unknown'
export type Unknown = typeof unknown

/** A recorded yes. Only `evidence: true` counts; a withdrawal of this very yes is `withdrawnAt`. */
export type Consent = {
  readonly purpose: string
  readonly channel: Channel | 'any'
  readonly type: ConsentType
  readonly givenAt: Instant
  readonly withdrawnAt?: Instant
  readonly evidence: boolean
  readonly parental?: boolean
  readonly explicit?: boolean
  readonly signed?: boolean
  readonly preTicked?: boolean
  readonly bundled?: boolean
  readonly conditional?: boolean
  readonly optOutOffered?: boolean
  readonly afterConflictNotice?: boolean
}

/** A no: objection, unsubscribe, STOP, do-not-call. */
export type OptOut = { readonly channel: Channel | 'any'; readonly purpose: string; readonly at: Instant }

/** A contact that was handed over, is in flight, or whose result is unknown: all three count. */
export type PastContact = { readonly channel: Channel; readonly subject?: string; readonly at: Instant }

/** A running contract of regular delivery. Absent `endedAt`: it runs on. */
export type Subscription = { readonly startedAt: Instant; readonly endedAt?: Instant }

/** Everything the gate may look at for one decision about one customer. */
export type Facts = {
  /** ISO 3166-1 alpha-2 of the present location if known, else residence. Unknown: marketing waits. */
  readonly country: string | Unknown
  readonly region?: string
  /** IANA zone. Unknown: every zone of the place must agree. */
  readonly zone: string | Unknown
  /** Whole years. Absent: adult. */
  readonly age?: number
  /** Is there a usable address on the channel of the act? Unknown denies. */
  readonly address: boolean | Unknown
  /** Is that address suppressed: for what a withdrawal bars (`true`), or for everything (`undeliverable`)? Unknown denies. */
  readonly suppressed: boolean | 'undeliverable' | Unknown
  readonly pausedUntil?: Instant
  readonly quietHours?: readonly QuietHours[]
  readonly budgets?: readonly Budget[]
  /** Absent: the policy's default. */
  readonly dial?: Dial
  /** Processing is restricted (GDPR Art. 18): what is held is only stored. Absent: it is not. */
  readonly restricted?: boolean
  /** Topics the customer does not want brought up. */
  readonly avoidTopics?: readonly string[]
  /** Absent: the impulse guard holds as the brand keeps it. */
  readonly guard?: GuardWish
  /** No advertising once so many things were bought within seven days. Absent: the customer set no such limit. */
  readonly purchasesAWeek?: number
  /** No advertising at night. */
  readonly noOffersAtNight?: boolean
  readonly consents: readonly Consent[]
  readonly optOuts: readonly OptOut[]
  readonly contacts: readonly PastContact[]
  /** Older contacts than this instant may be missing from `contacts`; a window that reaches further back counts as full. */
  readonly contactsKnownSince?: Instant
  /** When something was bought. Absent: nothing that we know of; a house may know the newest few alone. */
  readonly purchases?: readonly Instant[]
  /** When something bought was sent back. Absent: nothing that we know of; a house may know the newest few alone. */
  readonly returns?: readonly Instant[]
  /** Nights in which the customer was up and looked around, each as the instant at which it ended. */
  readonly lateNights?: readonly Instant[]
  /** When something was asked of the brand. Absent: nothing that we know of; a house may know the newest alone. */
  readonly inquiries?: readonly Instant[]
  readonly subscriptions?: readonly Subscription[]
  /** Reached in a business role. */
  readonly b2b?: boolean
  /** A corporate subscriber is a company, an LLP or a public body (PECR reg. 2). Absent: an individual. */
  readonly subscriberType?: 'individual' | 'corporate'
  /** Do-not-call registers; absent: clear. Where a call depends on one that is unknown, it counts as listed. */
  readonly registers?: Registers
  readonly publishedAddress?: { readonly noCemStatement: boolean }
  /** Global Privacy Control, as last seen of this customer. */
  readonly gpc?: boolean
  /** The values of the fields that the brand's own rules ask for. Absent, or absent in it: missing, as conditions mean it. */
  readonly traits?: Traits
}

/** Values of attribute fields; dates as `YYYY-MM-DD`. `null`: there is one that could not be read; rules that ask for it deny. */
export type Traits = { readonly [field: string]: string | number | boolean | null }

/** The national do-not-call register of the customer's country, and since when the British one (TPS or CTPS) lists the number. */
export type Registers = {
  readonly nationalDnc?: boolean | Unknown
  readonly tpsSince?: Instant
  readonly bloctel?: boolean
}
