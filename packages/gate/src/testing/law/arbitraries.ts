import { type Act, type Channel, type Instant, lawfulBases, type Obligation } from '@candor/terms'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { Consent, Facts, OptOut, PastContact, Registers, Subscription } from '../../facts.ts'
import type { GatePolicy } from '../../policy.ts'
import type { Put } from '../arbitraries.ts'
import { lawPacks } from './index.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

// Times.

// Plain days, nights on which clocks change, ends of months and leap days, weekends and the days on which rules begin.
const turningPoints = [
  ...['2026-06-02T12:00:00Z', '2026-06-05T16:45:00Z', '2026-09-04T18:00:00Z', '2026-11-25T09:00:00Z'],
  ...['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z'],
  ...['2026-02-28T12:00:00Z', '2026-08-31T12:00:00Z', '2028-01-31T10:00:00Z', '2028-02-29T12:00:00Z'],
  ...['2026-02-05T00:00:00Z', '2026-06-18T23:00:00Z', '2026-08-01T22:00:00Z', '2026-08-10T22:00:00Z'],
  ...['2026-12-31T23:00:00Z', '2027-01-01T08:00:00Z', '2027-01-31T05:00:00Z', '2027-01-31T08:00:00Z'],
].map(text => Temporal.Instant.from(text).epochMilliseconds)
const nudge = fc.constantFrom(0, 0, 0, 0, 1, -1)
const step = fc.constantFrom(-26, -14, -12, -9, -6, -4, -2, -1, -0.5, 0, 0, 0.5, 1, 2, 3, 5, 7.5, 9, 11)
const instant: fc.Arbitrary<Instant> = fc
  .tuple(fc.constantFrom(...turningPoints), step, nudge)
  .map(([base, hours, extra]) => base + hours * hour + extra)

/** Few enough that what was said twice is often said at the same instant. */
const around = (at: Instant): fc.Arbitrary<Instant> =>
  fc
    .tuple(fc.constantFrom(0, 0, -1, 1, -24, -24, -720, -720, -2160, -7000), nudge)
    .map(([hours, extra]) => at + hours * hour + extra)

/** So many calendar months before the act, to the day, a day more, or a day less. */
const monthsAgo = (at: Instant, zone: string, counts: readonly number[]): fc.Arbitrary<Instant> =>
  fc
    .tuple(fc.constantFrom(...counts), fc.constantFrom(-1, 0, 0, 1), fc.constantFrom(-11, -1, 0, 1, 11), nudge)
    .map(([months, days, hours, extra]) => {
      const then = Temporal.Instant.fromEpochMilliseconds(at)
        .toZonedDateTimeISO(zone)
        .subtract({ months })
        .add({ days })
      return then.epochMilliseconds + hours * hour + extra
    })

// Small words.

type Weighted<T> = readonly [weight: number, value: T]
const weighed = <T>(...options: readonly Weighted<T>[]): fc.Arbitrary<T> =>
  fc.oneof(...options.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })))
const seldom = fc.constantFrom(false, false, false, false, false, true)
const often = fc.constantFrom(true, true, true, false)
const listOf = <T>(item: fc.Arbitrary<T>, ...sizes: number[]): fc.Arbitrary<readonly T[]> =>
  fc.constantFrom(...sizes).chain(size => fc.array(item, { minLength: size, maxLength: size }))

const isThere = <T>(value: T | undefined): value is T => value !== undefined

type Arbitraries = { readonly [field: string]: fc.Arbitrary<unknown> }

/** There once in `odds` times. */
const onceIn = <T>(odds: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 1, arbitrary }, { weight: odds - 1, arbitrary: fc.constant(undefined) })

/** Optional fields are there every other time. */
const record = <T extends object>(required: Arbitraries, optional: Arbitraries = {}): fc.Arbitrary<T> => {
  const halved = Object.entries(optional).map(([field, arbitrary]) => [field, onceIn(2, arbitrary)])
  return fc
    .record({ ...required, ...Object.fromEntries(halved) })
    .map(found => Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as T)
}

// Places.

type Place = { readonly country: string; readonly zone: string; readonly region?: string }
const at = (country: string, zone: string, region?: string): Place => ({
  country,
  zone,
  ...(region !== undefined && { region }),
})
const canada = fc.constantFrom(
  ...[at('CA', 'America/Toronto', 'ON'), at('CA', 'America/Vancouver', 'BC'), at('CA', 'America/St_Johns')],
  ...[at('CA', 'America/Toronto'), at('CA', 'unknown')],
)
const california = fc.constantFrom(at('US', 'America/Los_Angeles', 'CA'), at('US', 'unknown', 'CA'))
const washington = fc.constantFrom(at('US', 'America/Los_Angeles', 'WA'), at('US', 'unknown', 'WA'))
const states = fc.constantFrom(
  ...[at('US', 'America/New_York', 'FL'), at('US', 'America/Chicago', 'FL'), at('US', 'unknown', 'FL')],
  ...[at('US', 'America/Chicago', 'OK'), at('US', 'unknown', 'OK'), at('US', 'America/Los_Angeles', 'WA')],
  ...[at('US', 'America/Chicago', 'TX'), at('US', 'unknown', 'TX'), at('US', 'America/Los_Angeles', 'CA')],
)
const unitedStates = fc.oneof(
  states,
  california,
  washington,
  fc.constantFrom(
    ...[at('US', 'America/New_York', 'NY'), at('US', 'Pacific/Honolulu', 'HI'), at('US', 'America/New_York')],
    ...[at('US', 'unknown'), at('US', 'unknown', 'NY')],
  ),
)
const union = fc.constantFrom(
  ...[at('DE', 'Europe/Berlin'), at('DE', 'unknown'), at('FR', 'Europe/Paris'), at('FR', 'unknown')],
  ...[at('IT', 'Europe/Rome'), at('IE', 'Europe/Dublin'), at('ES', 'Atlantic/Canary'), at('SE', 'Europe/Stockholm')],
  ...[at('NO', 'Europe/Oslo'), at('GR', 'Europe/Athens')],
)
const kingdom = fc.constantFrom(at('GB', 'Europe/London'), at('GB', 'Europe/London'), at('GB', 'unknown'))
const brazil = fc.constantFrom(at('BR', 'America/Sao_Paulo'), at('BR', 'America/Manaus'), at('BR', 'unknown'))
const indonesia = fc.constantFrom(at('ID', 'Asia/Jakarta'), at('ID', 'Asia/Jayapura'), at('ID', 'unknown'))
const elsewhere = fc.constantFrom(at('AU', 'Australia/Lord_Howe'), at('unknown', 'unknown'))
const anywhere = fc.oneof(
  ...[unitedStates, union, kingdom, canada, brazil, indonesia].map(arbitrary => ({ weight: 6, arbitrary })),
  { weight: 1, arbitrary: elsewhere },
)

const holidays = [
  ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-25', '2026-06-19', '2026-07-01', '2026-09-07'],
  ...['2026-12-25', '2026-12-26', '2026-12-28', '2027-01-01', '2028-02-29'],
]
const brand = fc.constantFrom<GatePolicy['brand']>(
  ...[
    { country: 'DE', zone: 'Europe/Berlin', holidays },
    { country: 'FR', zone: 'Europe/Paris', holidays: ['2026-09-07', '2026-06-03'] },
    { country: 'GB', zone: 'Europe/London', holidays },
    { country: 'US', zone: 'America/New_York', holidays },
    { country: 'US', zone: 'America/Los_Angeles', holidays: [] },
    { country: 'CA', zone: 'America/Toronto', holidays },
    { country: 'BR', zone: 'America/Sao_Paulo', holidays: [] },
    { country: 'ID', zone: 'Asia/Jakarta', holidays },
    { country: 'AU', zone: 'Australia/Sydney', holidays: [] },
  ],
)

// What customers said.

/** What the consents and refusals of a question are mostly about. */
type Topic = { readonly purposes: readonly string[]; readonly channel: Channel | undefined }

const saidOn = (channel: Channel | undefined): fc.Arbitrary<Channel | 'any'> =>
  weighed<Channel | 'any'>([6, channel ?? 'any'], [3, 'any'], [1, channel === 'email' ? 'sms' : 'email'])

const consent = (now: Instant, zone: string, { purposes, channel }: Topic): fc.Arbitrary<Consent> =>
  record<Consent>({
    purpose: fc.constantFrom(...purposes),
    channel: saidOn(channel),
    type: weighed([4, 'express'], [4, 'pewc'], [3, 'soft-opt-in'], [1, 'charity-soft-opt-in']),
    givenAt: fc.oneof(
      { weight: 6, arbitrary: around(now) },
      { weight: 2, arbitrary: monthsAgo(now, zone, [1, 3, 12, 12]) },
      { weight: 1, arbitrary: instant },
    ),
    evidence: weighed([7, true], [1, false]),
    withdrawnAt: onceIn(6, around(now)),
    parental: onceIn(2, fc.boolean()),
    explicit: onceIn(2, fc.boolean()),
    signed: onceIn(2, often),
    preTicked: onceIn(4, seldom),
    bundled: onceIn(4, seldom),
    conditional: onceIn(4, seldom),
    optOutOffered: onceIn(5, often).map(offered => offered ?? true),
    afterConflictNotice: onceIn(2, fc.boolean()),
  })

/** The yes of a customer who allows all that is asked. */
const plainYes = (now: Instant, topic: Topic): fc.Arbitrary<Consent> =>
  record<Consent>({
    purpose: fc.constantFrom(...topic.purposes),
    channel: fc.constant(topic.channel ?? 'any'),
    type: fc.constantFrom('pewc', 'pewc', 'express', 'soft-opt-in'),
    givenAt: fc.constantFrom(now - 720 * hour, now - 1),
    evidence: fc.constant(true),
    parental: onceIn(2, fc.constant(true)),
    explicit: onceIn(2, fc.constant(true)),
    signed: fc.constant(true),
    optOutOffered: fc.constant(true),
  })

const optOut = (now: Instant, zone: string, { purposes, channel }: Topic): fc.Arbitrary<OptOut> =>
  fc.record({
    channel: saidOn(channel),
    purpose: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...purposes) },
      { weight: 2, arbitrary: fc.constantFrom('any', 'marketing', 'sale', 'sensitive-use', 'automated-decision') },
    ),
    at: fc.oneof(
      { weight: 5, arbitrary: around(now) },
      { weight: 3, arbitrary: monthsAgo(now, zone, [12]) },
      { weight: 1, arbitrary: fc.constantFrom(0, 1, -1).map(extra => now - 5 * minute + extra) },
    ),
  })

const contact = (now: Instant): fc.Arbitrary<PastContact> =>
  record<PastContact>(
    {
      channel: fc.constantFrom('sms', 'sms', 'voice', 'email'),
      at: fc
        .tuple(fc.constantFrom(-24, -24, -23, -12, -1, -0.25, -30, 2), nudge)
        .map(([hours, extra]) => now + hours * hour + extra),
    },
    { subject: fc.constantFrom('sale-a', 'sale-a', 'sale-b') },
  )

const subscription = (now: Instant, zone: string): fc.Arbitrary<Subscription> =>
  record<Subscription>(
    { startedAt: fc.constantFrom(now - 3000 * day, now - 2000 * day, now + 1) },
    { endedAt: monthsAgo(now, zone, [24, 24, 0]) },
  ).map(({ startedAt, endedAt }) => ({
    startedAt,
    ...(endedAt !== undefined && { endedAt: Math.max(startedAt, endedAt) }),
  }))

const registers = (now: Instant): fc.Arbitrary<Registers> =>
  record<Registers>(
    {},
    {
      nationalDnc: weighed<boolean | 'unknown'>([3, true], [2, false], [1, 'unknown']),
      tpsSince: fc
        .tuple(fc.constantFrom(-27, -28, -28, -29, -400, 1), nudge)
        .map(([days, extra]) => now + days * day + extra),
    },
  )

/** What an existing customer or a supporter did not refuse, often with a fault. */
const softYes = (now: Instant, topic: Topic): fc.Arbitrary<Consent> =>
  record<Consent>(
    {
      purpose: fc.constantFrom(...topic.purposes),
      channel: fc.constant(topic.channel ?? 'any'),
      type: fc.constantFrom('soft-opt-in', 'soft-opt-in', 'charity-soft-opt-in'),
      givenAt: fc.oneof(fc.constant(now - 720 * hour), instant),
      evidence: fc.constant(true),
    },
    { optOutOffered: fc.boolean() },
  )

/** Every other customer says yes to the matter, or did not say no, and refuses nothing. */
const choicesOf = (now: Instant, zone: string, topic: Topic): fc.Arbitrary<Pick<Facts, 'consents' | 'optOuts'>> =>
  fc.oneof(
    {
      weight: 2,
      arbitrary: fc.record({
        consents: listOf(consent(now, zone, topic), 0, 0, 1, 1, 1, 2, 3),
        optOuts: listOf(optOut(now, zone, topic), 0, 0, 0, 1, 1, 2),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ consents: listOf(plainYes(now, topic), 1, 1, 2), optOuts: fc.constant([]) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        consents: fc.tuple(softYes(now, topic), onceIn(3, plainYes(now, topic))).map(found => found.filter(isThere)),
        optOuts: fc.constant([]),
      }),
    },
  )

const factsOf = (now: Instant, place: Place, brandZone: string, topic: Topic): fc.Arbitrary<Facts> => {
  const zone = place.zone === 'unknown' ? brandZone : place.zone
  const choices = choicesOf(now, zone, topic)
  const others = record<Omit<Facts, 'consents' | 'optOuts'>>(
    {
      country: fc.constant(place.country),
      zone: fc.constant(place.zone),
      region: fc.constant(place.region),
      address: fc.constant(true),
      suppressed: fc.constant(false),
      contacts: listOf(contact(now), 0, 0, 2, 3, 4, 5),
      contactsKnownSince: onceIn(
        8,
        fc.constantFrom(-48, -25, -24, -23, -2000).map(hours => now + hours * hour),
      ),
      subscriptions: onceIn(4, listOf(subscription(now, zone), 1, 2)),
      gpc: onceIn(2, often),
      b2b: onceIn(2, often),
    },
    {
      age: fc.constantFrom(11, 11, 12, 12, 13, 14, 15, 16, 17, 18, 40),
      purchases: listOf(monthsAgo(now, zone, [24, 24, 18, 3, 6, 0]), 1, 1, 2),
      inquiries: listOf(monthsAgo(now, zone, [6, 6, 3, 3, 1]), 1, 1, 2),
      subscriberType: fc.constantFrom('individual', 'corporate'),
      registers: registers(now),
      publishedAddress: fc.record({ noCemStatement: seldom }),
    },
  )
  return fc.tuple(others, choices).map(([known, said]) => ({ ...known, ...said }))
}

// Acts.

const lacking = (...duties: Obligation[]): fc.Arbitrary<readonly Obligation[]> =>
  fc.oneof(
    fc.constant([]),
    fc.constantFrom(...duties).map(duty => [duty]),
    fc.subarray(duties, { maxLength: Math.min(3, duties.length) }),
  )
const lawfulBasis = fc.constantFrom(...lawfulBases, 'consent' as const)
const wantsMarketing = fc.constantFrom('marketing', 'marketing', 'marketing', 'newsletter')

const messageFlags = weighed<readonly string[]>(
  ...([
    [8, []],
    [4, ['promo']],
    [1, ['false-urgency']],
    [1, ['deceptive-subject', 'promo']],
    [1, ['deceptive-subject']],
  ] as const),
)
const callFlags = weighed<readonly string[]>(
  ...([
    [5, []],
    [3, ['prerecorded']],
    [2, ['ai-voice']],
    [2, ['promo']],
    [1, ['promo', 'ai-voice']],
  ] as const),
)
const formDuties = lacking(
  ...(['identify-sender', 'postal-address', 'unsubscribe-link', 'one-click-header'] as const),
  ...(['label-as-ad', 'transactional-first', 'notify-ai-interaction'] as const),
)
const contactDetails = {
  messageClass: weighed([2, 'transactional'], [1, 'marketing']),
  lacks: formDuties,
  subject: fc.constantFrom('sale-a', 'sale-a', 'sale-b'),
  basis: lawfulBasis,
  reply: seldom,
  product: weighed([4, 'similar'], [1, 'different']),
  sender: weighed([4, 'self'], [1, 'affiliate']),
  b2bRelationship: seldom,
  relevantToRole: often,
  ongoingContract: fc.boolean(),
  aiAgent: fc.boolean(),
  spamRate: fc.constantFrom(0, 0.0029, 0.003, 0.01),
}
const calm = (found: Act): Act => {
  const { spamRate, ...rest } = found
  return spamRate !== undefined && spamRate >= 0.003 && found.subject !== undefined ? rest : found
}

const message = (...on: Channel[]): fc.Arbitrary<Act> =>
  record<Act>(
    {
      kind: weighed([8, 'contact'], [1, 'survey'], [1, 'solicit-review']),
      purpose: fc.oneof(
        { weight: 8, arbitrary: wantsMarketing },
        { weight: 3, arbitrary: fc.constantFrom('transactional', 'account', 'consent-request', 'ads') },
        { weight: 1, arbitrary: fc.constantFrom('optout-confirmation', 'review-invitation', 'csat') },
      ),
      channel: fc.constantFrom(...on),
      contentFlags: messageFlags,
    },
    contactDetails,
  ).map(calm)
const promotion = (...on: Channel[]): fc.Arbitrary<Act> =>
  record<Act>(
    {
      kind: fc.constant('contact'),
      purpose: fc.constantFrom('transactional', 'account', 'optout-confirmation'),
      channel: fc.constantFrom(...on),
      messageClass: fc.constant('transactional'),
      contentFlags: fc.constantFrom(['promo'], ['promo'], ['promo', 'ai-voice']),
    },
    {
      product: fc.constantFrom('similar', 'different'),
      sender: fc.constantFrom('self', 'affiliate'),
      basis: lawfulBasis,
      lacks: formDuties,
      reply: seldom,
      ongoingContract: fc.boolean(),
    },
  )
const call: fc.Arbitrary<Act> = record<Act>(
  {
    kind: weighed([9, 'contact'], [1, 'survey']),
    purpose: fc.oneof({ weight: 6, arbitrary: wantsMarketing }, { weight: 1, arbitrary: fc.constant('transactional') }),
    channel: fc.constant('voice'),
    contentFlags: callFlags,
  },
  contactDetails,
).map(calm)
const confirmation: fc.Arbitrary<Act> = record<Act>(
  {
    kind: fc.constant('contact'),
    purpose: fc.constant('optout-confirmation'),
    channel: fc.constantFrom('sms', 'sms', 'email'),
    messageClass: weighed([4, 'transactional'], [1, 'marketing']),
  },
  { contentFlags: weighed<readonly string[]>([3, []], [1, ['promo']]), reply: seldom },
)

/** A request for consent, some of them beside a promotion in a transactional contact. */
const request: fc.Arbitrary<Act> = record<Act>(
  {
    kind: fc.constant('contact'),
    purpose: fc.constant('consent-request'),
    channel: fc.constantFrom('email', 'messenger'),
    contentFlags: fc.constantFrom<readonly string[]>([], ['promo']),
  },
  {
    messageClass: fc.constantFrom('transactional', 'transactional', 'marketing'),
    reply: seldom,
    b2bRelationship: seldom,
  },
)

const agentMessage: fc.Arbitrary<Act> = record<Act>(
  {
    kind: fc.constant('contact'),
    purpose: wantsMarketing,
    channel: fc.constantFrom('messenger', 'email', 'voice'),
    aiAgent: fc.constant(true),
  },
  {
    lacks: lacking('notify-ai-interaction', 'identify-sender'),
    messageClass: fc.constantFrom('transactional', 'marketing'),
  },
)

const sharedPurposes = fc.constantFrom('processor', 'sale', 'cross-context-ads', 'partner', 'analytics', 'marketing')
const dataDetails = {
  basis: lawfulBasis,
  necessary: seldom,
  usesSensitive: fc.boolean(),
  healthData: fc.boolean(),
  level: fc.constantFrom('none', 'contextual', 'basic', 'full'),
}
const collecting: fc.Arbitrary<Act> = record<Act>(
  {
    kind: fc.constant('collect'),
    purpose: fc.constantFrom('account', 'analytics', 'preferences', 'marketing', 'wellness'),
  },
  {
    ...dataDetails,
    technology: fc.constantFrom('cookie', 'pixel', 'sdk'),
    strictlyNecessary: seldom,
    excessFields: fc.constantFrom([], ['birthday']),
    lacks: lacking('privacy-notice'),
  },
)
const profiling: fc.Arbitrary<Act> = record<Act>(
  {
    kind: fc.constant('profile'),
    purpose: fc.constantFrom('marketing', 'marketing', 'ads', 'recommend', 'personalise', 'emotion-recognition'),
    surface: fc.constantFrom('brand-site', 'online-platform', 'vlop'),
  },
  {
    ...dataDetails,
    purposeIncompatible: seldom,
    contentFlags: fc.constantFrom<readonly string[]>([], ['manipulative'], ['exploits-vulnerability']),
    lacks: lacking(
      ...(['non-profiling-option', 'notify-emotion-recognition', 'label-ad-and-parameters'] as const),
      'recommender-parameters',
    ),
  },
)
const transfer = record<NonNullable<Act['transfer']>>(
  { to: fc.constantFrom('US', 'ID', 'JP', 'FR', 'IN', 'GB') },
  {
    dpfCertified: fc.boolean(),
    adequate: seldom,
    mechanism: fc.constantFrom('privacy-shield', 'dpf', 'bcr', 'scc', 'adequacy', 'consent'),
    scc: often,
    tia: often,
  },
)
const sharing: fc.Arbitrary<Act> = record<Act>(
  { kind: fc.constant('share'), purpose: sharedPurposes },
  {
    ...dataDetails,
    contract: often,
    transfer,
    recipient: fc.constantFrom('processor', 'joint-controller', 'third-party'),
    undeclared: seldom,
    equalProtection: seldom,
    bindingSafeguards: seldom,
    purposeIncompatible: seldom,
  },
)
const selling: fc.Arbitrary<Act> = record<Act>(
  { kind: fc.constant('share'), purpose: fc.constantFrom('sale', 'sale', 'cross-context-ads') },
  { basis: fc.constantFrom('consent', 'legitimate-interest'), usesSensitive: seldom },
)
const sellingHealth: fc.Arbitrary<Act> = record<Act>(
  { kind: fc.constant('share'), purpose: fc.constantFrom('sale', 'sale', 'partner'), healthData: fc.constant(true) },
  { necessary: seldom },
)
const deciding: fc.Arbitrary<Act> = record<Act>(
  {
    kind: fc.constant('decide'),
    purpose: fc.constantFrom('credit', 'credit', 'pricing', 'marketing', 'ads', 'content-order'),
    automation: weighed([4, 'solely'], [1, 'human']),
    effect: weighed([3, 'significant'], [1, 'trivial']),
  },
  {
    basis: lawfulBasis,
    ground: fc.constantFrom('contract-necessary', 'law'),
    usesSensitive: seldom,
    highRisk: fc.boolean(),
    becauseRightsExercised: fc.boolean(),
    contentFlags: fc.constantFrom<readonly string[]>([], [], [], ['manipulative'], ['exploits-vulnerability']),
    lacks: lacking('human-review', 'contest-path', 'explanation', 'pre-use-notice'),
  },
)
const retaining = (now: Instant): fc.Arbitrary<Act> =>
  record<Act>(
    { kind: fc.constant('retain'), purpose: fc.constantFrom('account', 'support') },
    {
      retentionEnd: fc.constantFrom(-day, -1, 0, 1, day).map(extra => now + extra),
      legalHold: fc.boolean(),
      indefinite: seldom,
      basis: lawfulBasis,
    },
  )
const requesting = (now: Instant): fc.Arbitrary<Act> =>
  record<Act>(
    {
      kind: fc.constant('rights-request'),
      purpose: fc.constant('rights'),
      right: fc.constantFrom(
        ...([
          'access',
          'access',
          'access',
          'know',
          'rectify',
          'delete',
          'erase',
          'restrict',
          'withdraw',
          'port',
        ] as const),
        ...(['object', 'unsubscribe', 'unsubscribe', 'revoke-sms', 'opt-out-sale', 'limit-sensitive'] as const),
        ...(['complaint', 'appeal'] as const),
      ),
    },
    {
      step: fc.constantFrom('acknowledge', 'respond', 'respond-extended'),
      via: fc.constantFrom('one-click-header', 'one-click-header', 'link', 'mail'),
      obstacle: fc.constantFrom('login', 'fee', 'several-pages'),
      healthData: fc.boolean(),
      clarification: fc
        .tuple(fc.constantFrom(2, 30, 47), fc.constantFrom(0, 1, 20, 72), often)
        .map(([asked, length, isAnswered]) => ({
          askedAt: now + asked * hour,
          ...(isAnswered && { answeredAt: now + (asked + length) * hour }),
        })),
    },
  )
const breach: fc.Arbitrary<Act> = record<Act>(
  { kind: fc.constant('breach-notice'), purpose: fc.constant('breach') },
  { to: fc.constantFrom('authority', 'individuals') },
)
const optInRequest: fc.Arbitrary<Act> = record<Act>(
  { kind: fc.constantFrom('contact', 'present'), purpose: fc.constant('optin-request') },
  { channel: fc.constantFrom('email', 'sms'), messageClass: fc.constant('transactional'), reply: seldom },
)

const audience = fc.constantFrom(['US'], ['DE'], ['GB'], ['US', 'FR', 'GB'], ['AU'])
const incentive = record<NonNullable<Act['incentive']>>(
  { value: fc.constant(5) },
  { conditionedOn: fc.constantFrom('positive', 'negative', 'implied-positive') },
)
const reviewDuties = lacking('disclose-incentive', 'disclose-material-connection')
const inviting: fc.Arbitrary<Act> = record<Act>(
  {
    kind: fc.constant('solicit-review'),
    purpose: fc.constantFrom('review-invitation', 'review-invitation', 'marketing', 'reviews'),
  },
  {
    channel: fc.constantFrom('email', 'email', 'sms', 'voice'),
    incentive,
    selection: fc.constantFrom('all', 'predicted-happy', 'score>=9'),
    fake: seldom,
    insider: fc.boolean(),
    reply: seldom,
    audience,
    lacks: reviewDuties,
    basis: lawfulBasis,
    product: fc.constantFrom('similar', 'different'),
    relevantToRole: fc.boolean(),
  },
)
const publishing: fc.Arbitrary<Act> = record<Act>(
  { kind: fc.constant('publish-review'), purpose: fc.constant('reviews') },
  {
    incentive,
    fake: seldom,
    insider: fc.boolean(),
    claimVerified: fc.boolean(),
    verifiedSteps: fc.boolean(),
    fakeIndicators: seldom,
    controlledSiteAsIndependent: seldom,
    audience,
    lacks: reviewDuties,
  },
)
const moderating: fc.Arbitrary<Act> = record<Act>(
  { kind: fc.constant('moderate-review'), purpose: fc.constant('reviews') },
  {
    reason: fc.constantFrom('low-rating', 'negative-sentiment', 'private-data', 'abuse', 'illegal', 'off-topic'),
    fake: seldom,
    incentive,
    audience,
    lacks: reviewDuties,
  },
)
const surveying: fc.Arbitrary<Act> = record<Act>(
  { kind: fc.constant('survey'), purpose: fc.constantFrom('csat', 'survey', 'nps') },
  {
    channel: fc.constantFrom('email', 'sms'),
    contentFlags: fc.constantFrom<readonly string[]>(
      [],
      ['promo'],
      ['promo'],
      ['score-begging'],
      ['incentive-by-score'],
    ),
    incentive,
    lacks: formDuties,
  },
)
const presenting: fc.Arbitrary<Act> = record<Act>(
  {
    kind: fc.constant('present'),
    purpose: fc.constantFrom('consent', 'cancel', 'offer', 'terms', 'ads'),
    contentFlags: fc.constantFrom<readonly string[]>(
      ...[[], ['unequal-prominence'], ['confirmshaming'], ['hard-cancel'], ['manipulative'], ['false-urgency']],
      ...[['review-gag'], ['review-gag']],
    ),
  },
  { surface: fc.constantFrom('brand-site', 'online-platform', 'vlop'), lacks: lacking('accessible-format') },
)

// Questions.

type Section = {
  readonly weight: number
  readonly place: fc.Arbitrary<Place>
  readonly act: (now: Instant) => fc.Arbitrary<Act>
  /** What else consents and refusals are about. */
  readonly purposes?: readonly string[]
}
const section = (
  weight: number,
  place: fc.Arbitrary<Place>,
  acts: fc.Arbitrary<Act> | Section['act'],
  purposes: readonly string[] = [],
): Section => ({ weight, place, act: typeof acts === 'function' ? acts : () => acts, purposes })

const namedConsents = ['sale', 'sale-health', 'share-health', 'disclosure', 'transfer']
const sections: readonly Section[] = [
  section(8, canada, message('email', 'email', 'sms', 'messenger'), ['marketing']),
  section(5, canada, call, ['marketing']),
  section(8, unitedStates, message('email'), ['marketing']),
  section(10, unitedStates, message('sms'), ['marketing', 'transactional']),
  section(8, states, message('sms'), ['marketing']),
  section(10, unitedStates, call, ['marketing']),
  section(2, unitedStates, confirmation, ['marketing']),
  section(8, union, message('email', 'email', 'sms', 'messenger', 'inbox', 'letter'), ['marketing']),
  section(8, union, call, ['marketing']),
  section(8, kingdom, message('email', 'email', 'sms', 'letter'), ['marketing']),
  section(6, kingdom, call, ['marketing']),
  section(4, brazil, message('email', 'sms', 'messenger', 'voice'), ['marketing']),
  section(4, indonesia, message('email', 'sms'), ['marketing']),
  section(2, anywhere, message('email', 'sms', 'push', 'inbox', 'letter', 'shop'), ['marketing', 'transactional']),
  section(8, california, optInRequest, ['sale']),
  ...[canada, unitedStates, union, kingdom, brazil, indonesia].flatMap(place => [
    section(3, place, collecting),
    section(3, place, profiling, ['sensitive-use']),
    section(3, place, sharing, namedConsents),
    section(3, place, deciding, ['automated-decision']),
    section(2, place, requesting),
  ]),
  section(8, california, sharing, ['sale', 'sale', 'disclosure']),
  section(8, california, deciding),
  section(6, washington, sharing, ['sale-health', 'sale-health', 'share-health']),
  section(6, washington, sellingHealth, ['sale-health', 'sale-health', 'sale-health', 'share-health']),
  section(2, washington, collecting),
  section(8, california, selling, ['sale', 'sale']),
  section(4, unitedStates, sharing, ['disclosure', 'disclosure', 'disclosure']),
  section(3, union, agentMessage),
  section(3, canada, promotion('email', 'email', 'voice'), ['marketing']),
  section(3, unitedStates, promotion('email', 'email', 'sms'), ['marketing', 'transactional']),
  section(8, union, promotion('email', 'email', 'sms', 'voice'), ['marketing', 'marketing', 'marketing']),
  section(6, kingdom, promotion('email', 'email', 'sms', 'voice'), ['marketing', 'marketing', 'marketing']),
  section(3, indonesia, requesting),
  section(3, canada, requesting),
  section(2, california, profiling, ['sensitive-use']),
  section(3, union, deciding),
  section(3, union, presenting),
  section(3, california, agentMessage),
  section(4, anywhere, retaining),
  section(3, unitedStates, retaining),
  section(3, brazil, collecting),
  section(4, union, profiling),
  section(3, canada, request),
  section(3, unitedStates, presenting),
  section(4, california, requesting),
  section(4, kingdom, requesting),
  section(4, anywhere, breach),
  section(8, anywhere, inviting, ['marketing', 'review-invitation']),
  section(4, anywhere, publishing),
  section(4, anywhere, moderating),
  section(4, anywhere, surveying, ['marketing']),
  section(6, anywhere, presenting),
]

const usual = ['core', ...lawPacks]
const terms = fc.record({
  purposes: weighed<GatePolicy['purposes']>(
    ...([
      [4, {}],
      [4, { transactional: { basis: 'contract' }, rights: { basis: 'legal-duty' }, breach: { basis: 'legal-duty' } }],
      [1, { marketing: { basis: 'legitimate-interest' }, personalise: { basis: 'legitimate-interest' } }],
      [1, { marketing: { basis: 'consent' }, credit: { basis: 'contract' } }],
    ] as const),
  ),
  quietHours: weighed<GatePolicy['quietHours']>([4, []], [1, [{ from: 1320, to: 480 }]]),
  budgets: weighed<GatePolicy['budgets']>([4, []], [1, [{ channel: 'any', max: 2, hours: 24 }]]),
  dial: fc.constantFrom('full' as const, 'basic' as const),
  adultAge: fc.constant(16),
  packs: weighed([6, usual], [1, [...usual, 'house-rules']]),
})

const questionOf = ({ place, act: acts, purposes = [] }: Section): fc.Arbitrary<Put> =>
  fc.tuple(instant, brand, terms, place).chain(([now, brandTerms, policyTerms, placed]) =>
    acts(now).chain(asked => {
      const topic = { purposes: [asked.purpose, asked.purpose, ...purposes], channel: asked.channel }
      return factsOf(now, placed, brandTerms.zone, topic).map(facts => ({
        policy: { brand: brandTerms, ...policyTerms },
        act: asked,
        facts,
        at: now,
      }))
    }),
  )

/** Questions that reach every rule of law, on both sides of what it turns on. */
export const lawPut: fc.Arbitrary<Put> = fc.oneof(
  ...sections.map(found => ({ weight: found.weight, arbitrary: questionOf(found) })),
)
