/** A figure that law or a regulator may change: with where it is from and when somebody last looked. */
type Dated<T> = {
  readonly value: T
  readonly source: string
  readonly checkedOn: string
  /** Somebody must look again by then; from that day on a policy check warns. */
  readonly reviewBy?: string
}

const checkedOn = '2026-11-21'

/** The first day of a rule: it begins at 00:00 of that date in `zone`, else in the customer's zone, else in the brand's. */
export type StartDate = Dated<string> & { readonly zone?: string }

/** Dates from which rules bind. */
export const startDates = {
  'tcpa-revoke-all': {
    ...{ value: '2027-01-31', source: '47 CFR 64.1200(a)(10); FCC DA 26-12 (6 Jan 2026)', checkedOn },
    reviewBy: '2027-01-31',
  },
  'ccpa-admt': { value: '2027-01-01', source: '11 CCR 7200, 7220-7222', checkedOn },
  'fr-call-optin': {
    ...{ value: '2026-08-11', source: 'C. conso. L.223-1; Loi 2025-594 art. 13', checkedOn },
    zone: 'Europe/Paris',
  },
  'aiact-50': { value: '2026-08-02', source: 'Regulation (EU) 2024/1689 Art. 113', checkedOn },
  'aiact-5': { value: '2025-02-02', source: 'Regulation (EU) 2024/1689 Art. 113(a)', checkedOn },
  'uk-duaa': { value: '2026-02-05', source: 'SI 2026/82', checkedOn },
  'uk-complaints': { value: '2026-06-19', source: 'DPA 2018 s.164A; DUAA s.103', checkedOn },
  'uk-dmcc': { value: '2025-04-06', source: 'DMCC Act 2024 Sch. 20', checkedOn },
  eaa: { value: '2025-06-28', source: 'Directive (EU) 2019/882 Art. 31', checkedOn },
  'tcpa-revocation': { value: '2025-04-11', source: '47 CFR 64.1200(a)(10)', checkedOn },
} as const satisfies { readonly [name: string]: StartDate }

export type StartDateName = keyof typeof startDates

/** Ages from which a child may consent alone to a service of the information society (GDPR Art. 8(1)); elsewhere in the EU 16. */
export const ageOfConsent: Dated<{ readonly [country: string]: number }> & { readonly otherwise: number } = {
  value: { DE: 16, IE: 16, NL: 16, FR: 15, ES: 14, IT: 14, BE: 13, SE: 13 },
  otherwise: 16,
  source: 'GDPR 8(1) and the laws of the Member States',
  checkedOn,
  reviewBy: '2027-06-30',
}

/** Countries with an adequacy decision of the European Commission (GDPR Art. 45); the United States for certified recipients alone. */
export const adequateCountries: Dated<ReadonlySet<string>> = {
  value: new Set(['AD', 'AR', 'CA', 'FO', 'GB', 'GG', 'IL', 'IM', 'JE', 'JP', 'KR', 'NZ', 'CH', 'UY']),
  source: 'Decisions of the European Commission under GDPR 45 (CA: commercial organisations)',
  checkedOn,
  reviewBy: '2027-06-30',
}

/** Complaints a sender of bulk mail may have, as a share of what was delivered. */
export const spamRateLimit: Dated<number> = {
  value: 0.003,
  source: 'Google sender guidelines (2024)',
  checkedOn,
  reviewBy: '2027-06-30',
}
