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
  readonly basis?: LawfulBasis
  /** The act answers a request of this customer. */
  readonly reply?: boolean
  readonly product?: 'similar' | 'different'
  readonly sender?: 'self' | 'affiliate'
  /** How much of the person a `profile` act uses; see the dial. */
  readonly level?: Dial
}

/** How much personalisation a customer allows: nothing, the moment only, declared interests, everything consented. */
export const dials = ['none', 'contextual', 'basic', 'full'] as const
export type Dial = (typeof dials)[number]
