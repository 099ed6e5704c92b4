/** The vocabularies of a consent record: DPV 2.3 (W3C), Dublin Core, and our own for what neither of them says. */
export const context = {
  dpv: 'https://w3id.org/dpv#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  'dpv-27560': 'https://w3id.org/dpv/schema/dpv-27560#',
  dct: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  candor: 'urn:candor:consent-records:1#',
} as const

/** Every term of DPV that is written or read. Each exists in DPV 2.3; see test/vectors/dpv-terms.json. */
export const dpvTerms = [
  ...(['Collect', 'Consent', 'ConsentExpired', 'ConsentGiven', 'ConsentInvalidated', 'ConsentNotice'] as const),
  ...(['ConsentReceipt', 'ConsentRecord', 'ConsentRefused', 'ConsentRequestDeferred', 'ConsentRequested'] as const),
  ...(['ConsentRevoked', 'ConsentUnknown', 'ConsentWithdrawn', 'Contract', 'DataController', 'DataSubject'] as const),
  ...(['DataProtectionAuthority', 'DataSubjectDataSource', 'DirectMarketing', 'ExplicitlyExpressedConsent'] as const),
  ...([
    'ExpressedConsent',
    'ImpliedConsent',
    'Optional',
    'PersonalData',
    'PrivacyNotice',
    'Process',
    'Purpose',
  ] as const),
  ...(['RenewedConsentGiven', 'SensitivePersonalData', 'ServiceProvision', 'StorageDuration'] as const),
  ...([
    'StorageLocation',
    'Store',
    'UntilEventDuration',
    'Use',
    'WithdrawConsent',
    'hasAddress',
    'hasAuthority',
  ] as const),
  ...(['hasConsentControl', 'hasConsentStatus', 'hasContact', 'hasDataController', 'hasDataSource'] as const),
  ...(['hasDataSubject', 'hasDuration', 'hasIdentifier', 'hasIndicationMethod', 'hasJurisdiction'] as const),
  ...([
    'hasLegalBasis',
    'hasLocation',
    'hasName',
    'hasNecessity',
    'hasNotice',
    'hasPersonalData',
    'hasProcess',
  ] as const),
  ...(['hasProcessing', 'hasPurpose', 'hasRecipient', 'hasRight', 'hasStorageCondition', 'isExercisedAt'] as const),
  ...(['isIndicatedAtTime', 'isIndicatedBy'] as const),
] as const
export type DpvTerm = (typeof dpvTerms)[number]

export const gdprTerms = [
  ...(['A6-1-a', 'A6-1-b', 'A6-1-c', 'A6-1-f', 'A7-3', 'A13', 'A15', 'A16', 'A17', 'A18', 'A20'] as const),
  ...(['A21', 'A22', 'A77'] as const),
] as const
export type GdprTerm = (typeof gdprTerms)[number]

/** The states of the guide to ISO/IEC TS 27560 that the vocabulary itself does not name: read, never written. */
export const readTermsOnly = ['ConsentTerminated'] as const

export const dpv = <T extends DpvTerm>(term: T) => `dpv:${term}` as const
export const gdpr = <T extends GdprTerm>(term: T) => `eu-gdpr:${term}` as const
