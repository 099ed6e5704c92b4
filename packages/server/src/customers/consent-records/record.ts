import type { ConsentType, Evidence, Instant, Json, LawfulBasis } from '@candor/terms'
import { context, type DpvTerm, dpv, type GdprTerm, gdpr } from './terms.ts'

/** One word of a customer about a purpose on a channel. */
export type Word = {
  readonly choice: string
  readonly kind: 'consent' | 'refusal' | 'withdrawal' | 'objection'
  readonly purpose: string
  readonly channel: string
  readonly type?: ConsentType
  readonly evidence?: Evidence
  readonly optOutOffered?: boolean
  readonly parental?: boolean
  readonly at: Instant
  readonly recordedAt: Instant
  readonly via: string
}

/** What a purpose is, as far as a record tells it. */
export type PurposeTold = {
  readonly text: string
  readonly basis: LawfulBasis
  readonly isMarketing: boolean
  /** ISO 8601. */
  readonly retention: string
  readonly data: readonly { readonly field: string; readonly text: string; readonly isSensitive: boolean }[]
}

/** Whose words, to whom, and under which law. */
export type Party = {
  readonly customer: string
  /** The brand's own ids of the customer. */
  readonly ids: readonly string[]
  readonly country?: string
  readonly brand: {
    readonly name: string
    readonly country: string
    readonly address: string
    readonly contact: string
    readonly url: string
  }
  readonly underGdpr: boolean
  purpose(name: string): PurposeTold | undefined
  /** Names of those who were declared for a purpose at an instant, and of those who got something for it. */
  recipients(purpose: string, at: Instant): readonly string[]
}

type Node = { readonly [name: string]: Json }

/** Consent records (ISO/IEC TS 27560:2023 by DPV 2.3), one for each purpose on each channel, and a receipt for each, as JSON-LD. */
export function consentRecords(party: Party, words: readonly Word[], now: Instant): Node {
  const groups = Map.groupBy(words, ({ purpose, channel }) => `${purpose} ${channel}`)
  const records = [...groups.values()].map(group => recordOf(party, group))
  return { '@context': { ...context }, '@graph': [...records, ...records.map(record => receiptOf(party, record, now))] }
}

const time = (at: Instant): string => new Date(at).toISOString()

function recordOf(party: Party, words: readonly Word[]): Node {
  const ordered = words.toSorted((a, b) => a.at - b.at || (a.choice < b.choice ? -1 : 1))
  const { purpose, channel } = ordered[0]!
  const id = `urn:candor:consent-record:${party.customer}:${purpose}:${channel}`
  const newest = ordered.findLast(({ evidence }) => evidence)?.evidence
  const said = ordered.findLast(({ kind }) => kind === 'consent') ?? ordered.at(-1)!
  return {
    '@id': id,
    '@type': dpv('ConsentRecord'),
    'dct:conformsTo': `dpv-27560:${party.underGdpr ? 'record-eu-gdpr' : 'record'}`,
    'dct:identifier': id,
    'dct:language': newest?.locale ?? 'und',
    [dpv('hasDataSubject')]: subjectOf(party),
    [dpv('hasNotice')]: [
      { '@type': dpv('PrivacyNotice'), '@id': `${party.brand.url}/privacy` },
      ...(newest ? [noticeOf(newest)] : []),
    ],
    [dpv('hasProcess')]: processOf(party, purpose, said.at),
    'candor:channel': channel,
    [dpv('hasConsentStatus')]: eventsOf(party, ordered),
  }
}

const subjectOf = ({ customer, ids }: Party): Node => ({
  '@type': dpv('DataSubject'),
  ...(ids.length === 0 ? {} : { 'dct:identifier': ids.length === 1 ? ids[0]! : [...ids] }),
  'candor:customer': customer,
})

const noticeOf = ({ text, version, locale, at }: Evidence): Node => ({
  '@type': dpv('ConsentNotice'),
  'dct:description': text,
  'dct:hasVersion': version,
  'dct:language': locale,
  'dct:date': time(at),
})

const bases: Record<LawfulBasis, GdprTerm> = {
  consent: 'A6-1-a',
  contract: 'A6-1-b',
  'legal-duty': 'A6-1-c',
  'legitimate-interest': 'A6-1-f',
}
const rights: readonly GdprTerm[] = ['A7-3', 'A13', 'A15', 'A16', 'A17', 'A18', 'A20', 'A21', 'A22', 'A77']

/** `at`: of the newest yes, or else of the newest word: what was declared then is what it was about. */
function processOf(party: Party, name: string, at: Instant): Node {
  const { brand, underGdpr } = party
  const told = party.purpose(name)
  const kind: DpvTerm = told?.isMarketing ? 'DirectMarketing' : told ? 'ServiceProvision' : 'Purpose'
  return {
    '@type': dpv('Process'),
    [dpv('hasPurpose')]: { '@type': dpv(kind), 'dct:identifier': name, 'dct:description': told?.text ?? name },
    [dpv('hasPersonalData')]: (told?.data ?? []).map(({ field, text, isSensitive }) => ({
      '@type': dpv(isSensitive ? 'SensitivePersonalData' : 'PersonalData'),
      ...{ 'dct:identifier': field, 'dct:description': text },
    })),
    [dpv('hasDataController')]: controllerOf(brand),
    [dpv('hasStorageCondition')]: [
      { '@type': dpv('StorageLocation'), [dpv('hasLocation')]: brand.country },
      ...(told ? [{ '@type': dpv('StorageDuration'), [dpv('hasDuration')]: told.retention }] : []),
    ],
    [dpv('hasJurisdiction')]: [...new Set([party.country ?? brand.country, brand.country])],
    [dpv('hasRecipient')]: [...party.recipients(name, at)],
    [dpv('hasConsentControl')]: { '@type': dpv('WithdrawConsent'), [dpv('isExercisedAt')]: `${brand.url}/privacy` },
    [dpv('hasLegalBasis')]: underGdpr ? gdpr(bases[told?.basis ?? 'consent']) : basisOf(told?.basis ?? 'consent'),
    ...(underGdpr ? forGdpr(brand) : {}),
  }
}

const basisOf = (basis: LawfulBasis): string =>
  basis === 'consent' ? dpv('Consent') : basis === 'contract' ? dpv('Contract') : `candor:${basis}`

const controllerOf = ({ name, address, contact, url }: Party['brand']): Node => ({
  '@type': dpv('DataController'),
  '@id': url,
  [dpv('hasName')]: name,
  [dpv('hasAddress')]: address,
  [dpv('hasContact')]: contact,
})

/** What the GDPR asks for on top: source, processing, place, necessity, rights and authority. */
const forGdpr = ({ country }: Party['brand']): Node => ({
  [dpv('hasDataSource')]: { '@type': dpv('DataSubjectDataSource') },
  [dpv('hasProcessing')]: [dpv('Collect'), dpv('Store'), dpv('Use')],
  [dpv('hasLocation')]: country,
  [dpv('hasNecessity')]: dpv('Optional'),
  [dpv('hasRight')]: rights.map(gdpr),
  [dpv('hasAuthority')]: { '@type': dpv('DataProtectionAuthority'), [dpv('hasJurisdiction')]: country },
})

function eventsOf(party: Party, words: readonly Word[]): Node[] {
  let stands = false
  return words.map(word => {
    const state = stateOf(word, stands)
    stands = word.kind === 'consent'
    return eventOf(party, word, state)
  })
}

function stateOf({ kind, via }: Word, stands: boolean): DpvTerm {
  if (kind === 'consent') return stands ? 'RenewedConsentGiven' : 'ConsentGiven'
  // Not the person but the post said it: the address came back.
  if (via === 'bounce') return 'ConsentRevoked'
  return kind === 'withdrawal' ? 'ConsentWithdrawn' : 'ConsentRefused'
}

const kinds: Record<ConsentType, DpvTerm> = {
  express: 'ExpressedConsent',
  pewc: 'ExplicitlyExpressedConsent',
  'soft-opt-in': 'ImpliedConsent',
  'charity-soft-opt-in': 'ImpliedConsent',
}

function eventOf(party: Party, word: Word, state: DpvTerm): Node {
  const { choice, kind, type, evidence, at, recordedAt, via } = word
  return {
    '@type': dpv(state),
    'dct:identifier': choice,
    [dpv('isIndicatedAtTime')]: time(at),
    [dpv('isIndicatedBy')]: state === 'ConsentRevoked' ? controllerOf(party.brand) : subjectOf(party),
    [dpv('hasIndicationMethod')]: evidence?.surface ?? via,
    ...(type ? { [dpv('hasLegalBasis')]: dpv(kinds[type]) } : {}),
    ...(evidence
      ? {
          [dpv('hasNotice')]: noticeOf(evidence),
          [dpv('hasDuration')]: { '@type': dpv('UntilEventDuration'), 'rdf:value': 'withdrawal' },
        }
      : {}),
    'candor:kind': kind,
    ...(type ? { 'candor:type': type } : {}),
    ...(word.optOutOffered ? { 'candor:optOutOffered': true } : {}),
    ...(word.parental ? { 'candor:parental': true } : {}),
    'candor:via': via,
    'candor:recordedAt': time(recordedAt),
  }
}

/** A receipt needs no more than its number, its form, its record and its time; what it tells stands in the record beside it. */
const receiptOf = (party: Party, record: Node, now: Instant): Node => ({
  '@id': `${String(record['@id'])}:receipt:${now}`,
  '@type': dpv('ConsentReceipt'),
  'dct:conformsTo': `dpv-27560:${party.underGdpr ? 'receipt-eu-gdpr' : 'receipt-record'}`,
  'dct:identifier': `${String(record['@id'])}:receipt:${now}`,
  'dct:created': time(now),
  'dct:isVersionOf': String(record['@id']),
})
