import { channels, consentTypes, dials, guardWishes, type Instant } from '@candor/terms'
import {
  type Consent,
  type Facts,
  type OptOut,
  type PastContact,
  type Registers,
  type Subscription,
  type Traits,
  unknown,
} from '../facts.ts'
import { startOfDay } from '../time/start-of-day.ts'
import { readBudget, readQuietTimes } from './read-limits.ts'
import { optional, present, type Reading } from './reading.ts'

const placeFields = ['country', 'region', 'residence', 'timezone', 'age', 'b2b', 'subscriberType']
const factFields = [
  ...['purchases', 'returns', 'lateNights', 'inquiries', 'subscriptions'],
  ...['registers', 'publishedAddress', 'contacts', 'signals'],
]
const houseFields = [
  'budgets',
  'quietHours',
  'pausedUntil',
  'suppressed',
  'dial',
  'avoidTopics',
  'guard',
  'purchasesAWeek',
  'noOffersAtNight',
  'restricted',
  'address',
  'contactsKnownSince',
  'traits',
]
const anyChannel = ['any', ...channels] as const
const consentFlags = [
  ...(['evidence', 'parental', 'explicit', 'signed', 'preTicked', 'bundled'] as const),
  ...(['conditional', 'optOutOffered', 'afterConflictNotice'] as const),
] as const

/**
 * The facts of an example's customer, with what absence means (§A of the rule table): an address works and is not suppressed.
 * A pause until a day ends as that day begins in the customer's zone, else in the brand's.
 */
export function readCustomer(value: unknown, reading: Reading, brandZone: string): Facts {
  const customer = reading.record(value, 'customer', [
    ...placeFields,
    ...factFields,
    ...houseFields,
    'consents',
    'optOuts',
  ])
  const at = <T>(field: string, read: (value: unknown, path: string) => T): T | undefined =>
    optional(customer[field], `customer.${field}`, read)
  const text = reading.text.bind(reading)
  const instant = reading.instant.bind(reading)
  const listOf =
    <T>(read: (item: unknown, path: string, reading: Reading) => T) =>
    (found: unknown, path: string): readonly T[] =>
      reading.list(found, path, (item, where) => read(item, where, reading))
  return present<Facts>({
    country: at('country', text) ?? at('residence', text) ?? unknown,
    region: at('region', text),
    zone: at('timezone', reading.zone.bind(reading)) ?? unknown,
    age: at('age', reading.number.bind(reading)),
    address: at('address', (found, path) => reading.oneOf(found, path, [true, false, unknown])) ?? true,
    suppressed:
      at('suppressed', (found, path) => reading.oneOf(found, path, [false, true, 'undeliverable', unknown])) ?? false,
    pausedUntil: at('pausedUntil', (found, path) => readPause(found, path, reading, customer['timezone'] ?? brandZone)),
    quietHours: at('quietHours', (found, path) => readQuietTimes(found, path, reading)),
    budgets: at('budgets', listOf(readBudget)),
    dial: at('dial', (found, path) => reading.oneOf(found, path, dials)),
    avoidTopics: at('avoidTopics', (found, path) => reading.list(found, path, text)),
    guard: at('guard', (found, path) => reading.oneOf(found, path, guardWishes)),
    purchasesAWeek: at('purchasesAWeek', reading.number.bind(reading)),
    noOffersAtNight: at('noOffersAtNight', reading.flag.bind(reading)),
    restricted: at('restricted', reading.flag.bind(reading)),
    consents: at('consents', listOf(readConsent)) ?? [],
    optOuts: at('optOuts', listOf(readOptOut)) ?? [],
    contacts: at('contacts', listOf(readContact)) ?? [],
    contactsKnownSince: at('contactsKnownSince', instant),
    purchases: at('purchases', listOf(readInstant)),
    returns: at('returns', listOf(readInstant)),
    lateNights: at('lateNights', listOf(readInstant)),
    inquiries: at('inquiries', listOf(readInstant)),
    subscriptions: at('subscriptions', listOf(readSubscription)),
    b2b: at('b2b', reading.flag.bind(reading)),
    subscriberType: at('subscriberType', (found, path) => reading.oneOf(found, path, ['individual', 'corporate'])),
    registers: at('registers', (found, path) => readRegisters(found, path, reading)),
    publishedAddress: at('publishedAddress', (found, path) => readPublished(found, path, reading)),
    gpc: at('signals', (found, path) => readSignal(found, path, reading)),
    traits: at('traits', (found, path) => readTraits(found, path, reading)),
  })
}

function readPause(value: unknown, path: string, reading: Reading, zone: unknown): Instant {
  const day = typeof value === 'string' && typeof zone === 'string' ? startOfDay(value, zone) : undefined
  return day ?? reading.instant(value, path)
}

function readConsent(value: unknown, path: string, reading: Reading): Consent {
  const consent = reading.record(value, path, ['purpose', 'channel', 'type', 'givenAt', 'withdrawnAt', ...consentFlags])
  const flags = consentFlags.filter(flag => consent[flag] !== undefined)
  return {
    purpose: reading.text(consent['purpose'], `${path}.purpose`),
    channel: reading.oneOf(consent['channel'], `${path}.channel`, anyChannel),
    type: reading.oneOf(consent['type'], `${path}.type`, consentTypes),
    givenAt: reading.instant(consent['givenAt'], `${path}.givenAt`),
    ...(consent['withdrawnAt'] !== undefined && {
      withdrawnAt: reading.instant(consent['withdrawnAt'], `${path}.withdrawnAt`),
    }),
    evidence: reading.flag(consent['evidence'], `${path}.evidence`),
    ...Object.fromEntries(flags.map(flag => [flag, reading.flag(consent[flag], `${path}.${flag}`)])),
  }
}

function readOptOut(value: unknown, path: string, reading: Reading): OptOut {
  const optOut = reading.record(value, path, ['channel', 'purpose', 'at'])
  return {
    channel: reading.oneOf(optOut['channel'], `${path}.channel`, anyChannel),
    purpose: reading.text(optOut['purpose'], `${path}.purpose`),
    at: reading.instant(optOut['at'], `${path}.at`),
  }
}

function readContact(value: unknown, path: string, reading: Reading): PastContact {
  const contact = reading.record(value, path, ['channel', 'subject', 'at'])
  return present<PastContact>({
    channel: reading.oneOf(contact['channel'], `${path}.channel`, channels),
    subject: optional(contact['subject'], `${path}.subject`, reading.text.bind(reading)),
    at: reading.instant(contact['at'], `${path}.at`),
  })
}

const readInstant = (value: unknown, path: string, reading: Reading): Instant => reading.instant(value, path)

function readSubscription(value: unknown, path: string, reading: Reading): Subscription {
  const found = reading.record(value, path, ['startedAt', 'endedAt'])
  const startedAt = reading.instant(found['startedAt'], `${path}.startedAt`)
  const endedAt = optional(found['endedAt'], `${path}.endedAt`, reading.instant.bind(reading))
  if (endedAt !== undefined && endedAt < startedAt) reading.refuse(`${path}.endedAt`, 'must not be before startedAt')
  return present<Subscription>({ startedAt, endedAt })
}

function readRegisters(value: unknown, path: string, reading: Reading): Registers {
  const found = reading.record(value, path, ['nationalDnc', 'tpsSince', 'bloctel'])
  return present<Registers>({
    nationalDnc: optional(found['nationalDnc'], `${path}.nationalDnc`, (listed, where) =>
      reading.oneOf(listed, where, [true, false, unknown]),
    ),
    tpsSince: optional(found['tpsSince'], `${path}.tpsSince`, reading.instant.bind(reading)),
    bloctel: optional(found['bloctel'], `${path}.bloctel`, reading.flag.bind(reading)),
  })
}

function readPublished(value: unknown, path: string, reading: Reading): NonNullable<Facts['publishedAddress']> {
  const { noCemStatement } = reading.record(value, path, ['noCemStatement'])
  return { noCemStatement: reading.flag(noCemStatement, `${path}.noCemStatement`) }
}

function readSignal(value: unknown, path: string, reading: Reading): boolean {
  const { gpc } = reading.record(value, path, ['gpc'])
  return gpc !== undefined && reading.flag(gpc, `${path}.gpc`)
}

function readTraits(value: unknown, path: string, reading: Reading): Traits {
  const known = Object.entries(reading.map(value, path))
  for (const [field, found] of known)
    if (!['string', 'number', 'boolean'].includes(typeof found))
      reading.refuse(`${path}.${field}`, 'must be a text, a number, or true or false')
  return Object.fromEntries(known) as Traits
}
