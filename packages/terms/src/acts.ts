import type { Instant } from './instant.ts'

/** What the brand may be about to do. Closed list, spelled as in the rule table. */
export const actKinds = [
  'collect',
  'contact',
  'profile',
  'decide',
  'share',
  'retain',
  'rights-request',
  'breach-notice',
  'solicit-review',
  'publish-review',
  'moderate-review',
  'survey',
  'present',
] as const
export type ActKind = (typeof actKinds)[number]

export const channels = ['email', 'sms', 'messenger', 'push', 'inbox', 'webhook', 'voice', 'letter', 'shop'] as const
export type Channel = (typeof channels)[number]

/** Weakest first: a stronger outcome beats a weaker one. */
export const outcomes = ['permit', 'adjust', 'defer', 'deny'] as const
export type Outcome = (typeof outcomes)[number]

/** What one rule says about one act. `lapsed` and `satisfied` inform and change nothing. */
export const sayings = ['permit', 'deny', 'defer', 'adjust', 'lapsed', 'satisfied'] as const
export type Says = (typeof sayings)[number]

/** Why data may be used for a purpose (GDPR Art. 6(1)(a), (b), (c), (f)). */
export const lawfulBases = ['consent', 'contract', 'legal-duty', 'legitimate-interest'] as const
export type LawfulBasis = (typeof lawfulBases)[number]

export const obligations = [
  'identify-sender',
  'postal-address',
  'unsubscribe-link',
  'unsubscribe-valid-30d',
  'unsubscribe-valid-60d',
  'free-optout',
  'one-click-header',
  'label-as-ad',
  'stop-keyword',
  'strip-promo',
  'transactional-first',
  'disclose-incentive',
  'disclose-material-connection',
  'equal-criteria',
  'notify-author',
  'review-verification-notice',
  'verify-or-drop-claim',
  'privacy-notice',
  'drop-excess-fields',
  'optout-link',
  'confirm-optout-displayed',
  'notify-gpc-conflict',
  'exclude-sensitive-data',
  'processor-contract',
  'erase-or-anonymise',
  'restrict-processing',
  'extension-notice',
  'human-review',
  'contest-path',
  'explanation',
  'pre-use-notice',
  'notify-ai-interaction',
  'notify-emotion-recognition',
  'label-ad-and-parameters',
  'recommender-parameters',
  'non-profiling-option',
  'parity-of-choice',
  'accessible-format',
  'invite-all-equally',
] as const
export type Obligation = (typeof obligations)[number]

/** Where data goes when it leaves the country, and on what footing (GDPR Art. 45, 46; UU PDP Art. 56). */
export type Transfer = {
  /** ISO 3166-1 alpha-2 of the recipient. */
  readonly to: string
  /** The recipient has certified itself to the EU-US Data Privacy Framework. */
  readonly dpfCertified?: boolean
  /** Whether the recipient's country is held to protect as well; absent: the dated list says. */
  readonly adequate?: boolean
  readonly mechanism?: 'privacy-shield' | 'dpf' | 'bcr' | 'scc' | 'adequacy' | 'consent'
  /** Standard contractual clauses, and the transfer impact assessment they need. */
  readonly scc?: boolean
  readonly tia?: boolean
}

/** What is given for a review, and what that hangs on. */
export type Incentive = {
  readonly value: number
  readonly conditionedOn?: 'positive' | 'negative' | 'implied-positive'
}

export const rights = [
  ...(['access', 'know', 'rectify', 'delete', 'erase', 'restrict', 'withdraw', 'port', 'object'] as const),
  ...(['unsubscribe', 'revoke-sms', 'opt-out-sale', 'limit-sensitive', 'complaint', 'appeal'] as const),
] as const
export type Right = (typeof rights)[number]

/**
 * What the brand is about to do. Optional fields are absent when they do not apply; what absence means is fixed by the
 * rule table (a contact without `messageClass` is marketing).
 */
export type Act = {
  readonly kind: ActKind
  readonly purpose: string
  readonly channel?: Channel
  readonly messageClass?: 'transactional' | 'marketing'
  readonly contentFlags?: readonly string[]
  /** Obligations the prepared act does not yet fulfil. */
  readonly lacks?: readonly Obligation[]
  /** Topic, for caps on one subject. */
  readonly subject?: string
  /** Sensitive topics it brings up, which a customer may not want; absent: none. */
  readonly topics?: readonly string[]
  readonly basis?: LawfulBasis
  /** How much of the person a `profile` act uses; see the dial. */
  readonly level?: Dial
  /** A `profile` act from which something is learned for everybody; nothing is chosen for this customer by it. */
  readonly learns?: boolean
  // Contacts.
  /** The act answers a request of this customer. */
  readonly reply?: boolean
  readonly product?: 'similar' | 'different'
  readonly sender?: 'self' | 'affiliate'
  readonly b2bRelationship?: boolean
  readonly relevantToRole?: boolean
  readonly ongoingContract?: boolean
  readonly aiAgent?: boolean
  /** Share of complaints of the sending domain, 0 to 1. */
  readonly spamRate?: number
  // Collecting, profiling, sharing, deciding.
  readonly technology?: 'cookie' | 'pixel' | 'sdk'
  readonly strictlyNecessary?: boolean
  readonly necessary?: boolean
  readonly usesSensitive?: boolean
  readonly healthData?: boolean
  readonly excessFields?: readonly string[]
  readonly surface?: 'brand-site' | 'online-platform' | 'vlop'
  readonly purposeIncompatible?: boolean
  readonly contract?: boolean
  /** What the recipient of a share is: bound to instructions, deciding together with the brand, or deciding by itself. */
  readonly recipient?: 'processor' | 'joint-controller' | 'third-party'
  /** The policy declares no such recipient, or not for this purpose. */
  readonly undeclared?: boolean
  /** The first instant at which the contract with the recipient no longer holds. */
  readonly contractEnds?: Instant
  /** The first instant at which something that the recipient is certified for no longer holds. */
  readonly certificationEnds?: Instant
  readonly transfer?: Transfer
  readonly equalProtection?: boolean
  readonly bindingSafeguards?: boolean
  readonly automation?: 'solely' | 'human'
  readonly effect?: 'significant' | 'trivial'
  readonly ground?: 'contract-necessary' | 'law'
  readonly highRisk?: boolean
  readonly becauseRightsExercised?: boolean
  // Keeping.
  /** The first instant at which keeping is no longer allowed. */
  readonly retentionEnd?: Instant
  readonly legalHold?: boolean
  readonly indefinite?: boolean
  // Rights and breaches: the time of the act is the receipt of the request, or the awareness of the breach.
  readonly right?: Right
  readonly step?: 'acknowledge' | 'respond' | 'respond-extended'
  readonly via?: 'one-click-header' | 'link' | 'reply' | 'mail' | 'other'
  readonly obstacle?: 'login' | 'fee' | 'extra-data' | 'several-pages'
  readonly clarification?: { readonly askedAt: Instant; readonly answeredAt?: Instant }
  readonly to?: 'authority' | 'individuals'
  // Reviews.
  readonly incentive?: Incentive
  /** Who is asked: `all`, `predicted-happy`, or a condition on an earlier score. */
  readonly selection?: string
  readonly fake?: boolean
  readonly insider?: boolean
  readonly reason?: 'low-rating' | 'negative-sentiment' | 'private-data' | 'abuse' | 'illegal' | 'off-topic'
  readonly claimVerified?: boolean
  readonly verifiedSteps?: boolean
  readonly fakeIndicators?: boolean
  readonly controlledSiteAsIndependent?: boolean
  /** Places that see the review, as ISO 3166-1 alpha-2; absent: the customer's. */
  readonly audience?: readonly string[]
}

/** How much personalisation a customer allows: nothing, the moment only, declared interests, everything consented. */
export const dials = ['none', 'contextual', 'basic', 'full'] as const
export type Dial = (typeof dials)[number]
