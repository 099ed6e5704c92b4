import {
  type Act,
  type Budget,
  type Channel,
  dials,
  guardWishes,
  type Instant,
  lawfulBases,
  type QuietHours,
} from '@candor/terms'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { Consent, Facts, OptOut, PastContact } from '../facts.ts'
import type { GatePolicy } from '../policy.ts'
import { ownRules, traits } from './own-arbitraries.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A question as the properties ask it. */
export type Put = { readonly policy: GatePolicy; readonly act: Act; readonly facts: Facts; readonly at: Instant }

// Nights on which clocks change, in Berlin, New York and on Lord Howe Island, and one plain noon.
const turningPoints = [
  ...['2026-06-02T12:00:00Z', '2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z'],
  ...['2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z', '2026-04-04T15:00:00Z'],
].map(text => Temporal.Instant.from(text).epochMilliseconds)
const nudge = fc.constantFrom(0, 0, 0, 1, -1)
const step = fc.constantFrom(-26, -12, -8, -3, -1, -0.5, 0, 0.5, 1, 2, 6, 11)
export const instant: fc.Arbitrary<Instant> = fc
  .tuple(fc.constantFrom(...turningPoints), step, nudge)
  .map(([base, hours, extra]) => base + hours * hour + extra)

/** Before, at and after the instant of the act, and on the edges of the windows that budgets have. */
const around = (at: Instant): fc.Arbitrary<Instant> =>
  fc
    .tuple(fc.constantFrom(0, -1, 1, -2, -23, -24, -25, -168, -1000, -9600, 30), nudge)
    .map(([hours, extra]) => at + hours * hour + extra)

const channel = fc.constantFrom<Channel>('email', 'email', 'sms', 'voice', 'push')
const said = fc.oneof({ weight: 3, arbitrary: channel }, { weight: 2, arbitrary: fc.constant('any' as const) })
const purpose = fc.constantFrom(
  'marketing',
  'marketing',
  'marketing',
  'newsletter',
  'transactional',
  'recommend',
  'constructor',
)
const mechanisms = ['privacy-shield', 'dpf', 'bcr', 'scc', 'adequacy', 'consent'] as const
const few = { maxLength: 3 }

const kinds = fc.oneof(
  { weight: 8, arbitrary: fc.constant('contact' as const) },
  { weight: 5, arbitrary: fc.constantFrom('collect', 'profile', 'decide', 'share', 'survey', 'solicit-review') },
  { weight: 1, arbitrary: fc.constantFrom('retain', 'rights-request', 'present', 'publish-review', 'breach-notice') },
) as fc.Arbitrary<Act['kind']>

export const act: fc.Arbitrary<Act> = fc.record(
  {
    kind: kinds,
    purpose: fc.oneof(
      { weight: 6, arbitrary: purpose },
      { weight: 1, arbitrary: fc.constantFrom('optout-confirmation', 'sale', 'cross-context-ads', 'processor') },
    ),
    channel,
    messageClass: fc.constantFrom('transactional', 'marketing'),
    contentFlags: fc.constantFrom([], ['promo'], ['false-urgency']),
    lacks: fc.constantFrom([], ['one-click-header'], ['label-as-ad'], ['postal-address', 'stop-keyword']),
    basis: fc.constantFrom(...lawfulBases),
    reply: fc.boolean(),
    product: fc.constantFrom('similar', 'different'),
    sender: fc.constantFrom('self', 'affiliate'),
    level: fc.constantFrom(...dials),
    learns: fc.boolean(),
    recipient: fc.constantFrom('processor', 'joint-controller', 'third-party'),
    contract: fc.boolean(),
    contractEnds: instant,
    certificationEnds: instant,
    transfer: fc.record(
      { to: fc.constantFrom('DE', 'US', 'JP', 'IN'), mechanism: fc.constantFrom(...mechanisms), tia: fc.boolean() },
      { requiredKeys: ['to'] },
    ),
    undeclared: fc.constantFrom(false, false, true),
    topics: fc.constantFrom([], ['alcohol'], ['mothers-day'], ['alcohol', 'mothers-day']),
  },
  { requiredKeys: ['kind', 'purpose'] },
) as fc.Arbitrary<Act>

const mostly = <T, U>(usual: T, others: readonly U[]): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) })

const consent = (at: Instant): fc.Arbitrary<Consent> =>
  fc.record(
    {
      purpose: fc.oneof(
        { weight: 6, arbitrary: purpose },
        { weight: 1, arbitrary: fc.constantFrom('sale', 'sale-health', 'disclosure') },
      ),
      channel: said,
      type: mostly('express', ['pewc', 'soft-opt-in', 'charity-soft-opt-in'] as const),
      givenAt: around(at),
      evidence: mostly(true, [false]),
      withdrawnAt: around(at),
      parental: fc.boolean(),
      preTicked: mostly(false, [true]),
      bundled: mostly(false, [true]),
      conditional: mostly(false, [true]),
      optOutOffered: fc.boolean(),
    },
    { requiredKeys: ['purpose', 'channel', 'type', 'givenAt', 'evidence'] },
  ) as fc.Arbitrary<Consent>

const optOut = (at: Instant): fc.Arbitrary<OptOut> =>
  fc.record({ channel: said, purpose: fc.oneof(purpose, fc.constantFrom('any', 'sale')), at: around(at) })

const contact = (at: Instant): fc.Arbitrary<PastContact> => fc.record({ channel, at: around(at) })

export const budgets: fc.Arbitrary<readonly Budget[]> = fc.array(
  fc.record({
    channel: said,
    max: fc.constantFrom(1, 1, 2, 2, 3, 0),
    hours: fc.constantFrom(1, 1, 24, 24, 24, 24, 168, 400),
  }),
  { maxLength: 2 },
)

/** Few and close, so that runs are met and just missed. */
const happened = (at: Instant): fc.Arbitrary<readonly Instant[]> =>
  fc.array(
    fc
      .tuple(fc.constantFrom(0, -1, -2, -23, -24, -25, -47, -48, -49, -168), nudge)
      .map(([hours, extra]) => at + hours * hour + extra),
    { maxLength: 4 },
  )

const run = (count: number, hours: number) => ({ count, within: hours * hour })
/** Few, because every policy is compiled. */
const guard = fc.constantFrom<NonNullable<GatePolicy['guard']>>(
  { purchases: run(2, 24), nights: run(2, 48), returns: run(3, 168), coolDown: 48 * hour },
  { purchases: run(3, 1), returns: run(2, 24), coolDown: 24 * hour },
  { nights: run(3, 168), coolDown: 49 * hour },
)

const clock = fc.constantFrom(0, 90, 120, 150, 165, 180, 480, 720, 1260, 1320, 1380, 1440)
export const quietHours: fc.Arbitrary<readonly QuietHours[]> = fc.array(
  fc
    .record(
      { from: clock, to: clock, days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }) },
      { requiredKeys: ['from', 'to'] },
    )
    // A day without an open minute makes the slow gate walk 400 days; the examples and one property have such days.
    .filter(({ from, to }) => from > to || to - from < 1000),
  { maxLength: 2 },
) as fc.Arbitrary<readonly QuietHours[]>

export const factsAt = (at: Instant): fc.Arbitrary<Facts> =>
  fc.record(
    {
      country: fc.constantFrom('DE', 'US', 'AU', 'unknown'),
      zone: fc.constantFrom(
        'Europe/Berlin',
        'America/New_York',
        'Asia/Kathmandu',
        'Australia/Lord_Howe',
        'unknown',
        'unknown',
      ),
      region: fc.constantFrom('CA', 'FL', 'TX', 'WA'),
      age: fc.constantFrom(12, 15, 16, 17, 40),
      address: mostly(true, [false, 'unknown'] as const),
      suppressed: mostly(false, [true, 'undeliverable', 'unknown'] as const),
      pausedUntil: fc.oneof(
        { weight: 30, arbitrary: around(at) },
        { weight: 1, arbitrary: fc.constantFrom(at + 400 * day, at + 400 * day + 1) },
      ),
      quietHours,
      budgets,
      dial: fc.constantFrom(...dials),
      gpc: fc.boolean(),
      avoidTopics: fc.constantFrom([], ['alcohol'], ['gambling', 'mothers-day']),
      guard: fc.constantFrom(...guardWishes),
      purchasesAWeek: fc.constantFrom(1, 2, 2, 3),
      noOffersAtNight: mostly(false, [true]),
      restricted: mostly(false, [true]),
      purchases: happened(at),
      returns: happened(at),
      lateNights: happened(at),
      consents: fc.array(consent(at), few),
      optOuts: fc.array(optOut(at), { maxLength: 2 }),
      contacts: fc.array(contact(at), { maxLength: 5 }),
      contactsKnownSince: around(at),
    },
    { requiredKeys: ['country', 'zone', 'address', 'suppressed', 'consents', 'optOuts', 'contacts'] },
  ) as fc.Arbitrary<Facts>

export const policy: fc.Arbitrary<GatePolicy> = fc.record<GatePolicy>(
  {
    brand: fc.constantFrom(
      { country: 'DE', zone: 'Europe/Berlin', holidays: [] },
      { country: 'US', zone: 'America/New_York', holidays: [] },
    ),
    purposes: fc.constantFrom<GatePolicy['purposes']>(
      {},
      { transactional: { basis: 'contract' }, newsletter: { basis: 'legitimate-interest' } },
      { transactional: { basis: 'legal-duty' }, marketing: { basis: 'consent' } },
      { marketing: { basis: 'contract' } },
    ),
    budgets,
    quietHours,
    dial: fc.constantFrom(...dials),
    adultAge: fc.constantFrom(16, 18),
    packs: fc.constantFrom(['core', 'house-rules'], ['core', 'house-rules'], ['house-rules', 'core'], ['core']),
    guard,
    night: fc.constantFrom({ from: 0, to: 300 }, { from: 1380, to: 120 }),
  },
  { requiredKeys: ['brand', 'purposes', 'budgets', 'quietHours', 'dial', 'adultAge', 'packs'] },
) as fc.Arbitrary<GatePolicy>

export const put: fc.Arbitrary<Put> = instant.chain(at =>
  fc.record({ policy, act, facts: factsAt(at), at: fc.constant(at) }),
)

/** A question under a policy with rules of the brand's own, about somebody of whom something is known that they ask for. */
export const ruledPut: fc.Arbitrary<Put> = fc
  .tuple(put, ownRules, fc.option(traits, { nil: undefined }))
  .map(([question, rules, known]) => ({
    ...question,
    policy: { ...question.policy, rules },
    facts: known === undefined ? question.facts : { ...question.facts, traits: known },
  }))
