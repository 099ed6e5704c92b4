import type { LawWords } from './law-words.ts'

/** USA: California’s privacy act, children online, and health data in Washington. */
export const usPrivacyWords = {
  'ccpa-optout-sale-share': {
    sentence: 'Data of a Californian who opted out are neither sold nor shared for cross-context advertising.',
    citation: 'Civ. Code 1798.120(a), (d)',
    confidence: { level: 'high' },
    family: 'refusal-stands',
  },
  'ccpa-sale-permitted-with-notice': {
    sentence:
      'Data of an adult Californian who has not opted out may be sold with notice of the right to opt out and a link to do so.',
    citation: 'Civ. Code 1798.120(b), 1798.135(a)',
    confidence: { level: 'high' },
    family: 'opt-out',
  },
  'ccpa-gpc': {
    sentence:
      'A global privacy signal in California is a valid opt-out from sale and sharing for the browser or device and, if known, the person, pseudonymous profile included, and it is displayed that it was honoured.',
    citation: '11 CCR 7025(b)-(c)(1), (c)(6) as amended 1 Jan 2026',
    confidence: { level: 'high', verified: true },
    family: 'privacy-signal',
  },
  'ccpa-gpc-beats-earlier-optin': {
    sentence:
      'In California the global privacy signal prevails over a consent given before the signal or the notice of the conflict; the business may notify the conflict and ask.',
    citation: '11 CCR 7025(c)(3)-(4)',
    confidence: { level: 'high' },
    family: 'privacy-signal',
  },
  'ccpa-gpc-specific-consent': {
    sentence:
      'A specific consent given in California after a notice of the conflict lets this business ignore the global privacy signal while the consent lasts.',
    citation: '11 CCR 7025(c)(3)',
    confidence: { level: 'medium', note: 'a conservative product may still refuse' },
    family: 'consent-given',
  },
  'ccpa-service-provider': {
    sentence:
      'Giving data of a Californian to a service provider or contractor under the required contract is no sale, and the privacy signal does not stop it; without the contract it is refused.',
    citation: 'Civ. Code 1798.100(d), 1798.140(ag); 11 CCR 7051',
    confidence: { level: 'high' },
    family: 'processor',
  },
  'ccpa-under16-optin': {
    sentence:
      'Data of a Californian aged 13 to 15, the 16th birthday excluded, are sold or shared only with the person’s own affirmative opt-in.',
    citation: 'Civ. Code 1798.120(c); 11 CCR 7071',
    confidence: { level: 'high' },
    family: 'minors',
  },
  'ccpa-under13-parent': {
    sentence: 'Data of a Californian under 13 are sold or shared only with a parent’s affirmative authorisation.',
    citation: 'Civ. Code 1798.120(c); 11 CCR 7070',
    confidence: { level: 'high' },
    family: 'minors',
  },
  'ccpa-limit-sensitive': {
    sentence:
      'After a request to limit, sensitive data of a Californian are used only as section 7027(m) allows and are left out of the rest.',
    citation: 'Civ. Code 1798.121; 11 CCR 7027',
    confidence: { level: 'high' },
    family: 'sensitive-data',
  },
  'ccpa-12m-no-reask': {
    sentence:
      'A Californian who opted out of sale or sharing is asked to opt in again only from the start of the local day that lies 12 calendar months after the opt-out.',
    citation: 'Civ. Code 1798.135(c)(4); 11 CCR 7026(k)',
    confidence: { level: 'high', note: 'the first permitted instant: medium' },
    family: 'asking-again',
  },
  'ccpa-no-retaliation': {
    sentence: 'No Californian is denied a service or gets a worse price or quality because rights were exercised.',
    citation: 'Civ. Code 1798.125(a); 11 CCR 7080',
    confidence: { level: 'high' },
    family: 'easy-rights',
  },
  'ccpa-dark-pattern': {
    sentence:
      'Choices shown to Californians are symmetrical, without confusing language or guilt; a consent got by a dark pattern is void.',
    citation: 'Civ. Code 1798.140(h), (l); 11 CCR 7004',
    confidence: { level: 'high' },
    family: 'free-choice',
  },
  'ccpa-notice-at-collection': {
    sentence:
      'Californians get notice at or before collection of categories, purposes, sale or sharing, and retention.',
    citation: 'Civ. Code 1798.100(a); 11 CCR 7012',
    confidence: { level: 'high' },
    family: 'notice',
  },
  'ccpa-ack-10bd': {
    sentence:
      'A Californian’s request to know, delete or correct is acknowledged within 10 business days after its receipt.',
    citation: '11 CCR 7021(a)',
    confidence: { level: 'high', verified: true },
    family: 'rights-deadline',
  },
  'ccpa-respond-45d': {
    sentence:
      'A Californian’s request is answered within 45 calendar days after the day of its receipt; verifying the person does not stop the clock.',
    citation: 'Civ. Code 1798.130(a)(2)(A); 11 CCR 7021(b)',
    confidence: { level: 'high', note: '44 days is the strictest reading', verified: true },
    family: 'rights-deadline',
  },
  'ccpa-respond-ext-90d': {
    sentence:
      'An extended answer to a Californian is due 90 calendar days after the day of receipt, with notice and reason within the first 45.',
    citation: '11 CCR 7021(b)',
    confidence: { level: 'high' },
    family: 'rights-deadline',
  },
  'ccpa-optout-15bd': {
    sentence:
      'A Californian’s opt-out of sale or sharing, or limit on sensitive data, takes effect as soon as feasible, at most 15 business days from receipt, and is passed on to third parties.',
    citation: '11 CCR 7026(f), 7027(g)',
    confidence: { level: 'high' },
    family: 'rights-deadline',
  },
  'ccpa-admt-2027': {
    sentence:
      'From 1 January 2027 significant decisions about Californians on finance, housing, education, employment or healthcare that are made solely by technology need a notice before use, an opt-out or a human appeal, and access to the logic; advertising is not significant.',
    citation: '11 CCR 7001, 7200, 7220-7222',
    confidence: { level: 'medium-high' },
    family: 'automated-decision',
  },
  'coppa-vpc-collect': {
    sentence:
      'Data of a child in the USA under 13, the 13th birthday excluded, are collected or used only with verifiable parental consent.',
    citation: '15 USC 6502; 16 CFR 312.3, 312.5',
    confidence: { level: 'high' },
    family: 'minors',
  },
  'coppa-separate-disclosure': {
    sentence:
      'Data of a child in the USA under 13 go to a third party for what is not integral to the service only with a separate verifiable parental consent.',
    citation: '16 CFR 312.5(a)(2) (2025 amendments; compliance 22 Apr 2026)',
    confidence: { level: 'high', verified: true },
    family: 'minors',
  },
  'coppa-retention': {
    sentence:
      'Data of a child in the USA under 13 are kept no longer than reasonably necessary, never indefinitely, by a written public schedule.',
    citation: '16 CFR 312.10',
    confidence: { level: 'high' },
    family: 'keeping-data',
  },
  'wa-mhmda-collect': {
    sentence:
      'Health data of a consumer in Washington are collected only with consent for a specified purpose, or where necessary for the product requested.',
    citation: 'RCW 19.373.030(1)(a)',
    confidence: { level: 'high', verified: true },
    family: 'sensitive-data',
  },
  'wa-mhmda-share': {
    sentence:
      'Health data of a consumer in Washington are shared only with a consent separate and distinct from that to collection, or where necessary for the product requested.',
    citation: 'RCW 19.373.030(1)(b)',
    confidence: { level: 'high', verified: true },
    family: 'sensitive-data',
  },
  'wa-mhmda-sell': {
    sentence:
      'Health data of a consumer in Washington are sold only under a signed valid authorisation, and no longer from the instant one year after the signature.',
    citation: 'RCW 19.373.070',
    confidence: { level: 'high', verified: true },
    family: 'sensitive-data',
  },
  'wa-mhmda-rights-45d': {
    sentence:
      'A request about health data from Washington is answered within 45 days after receipt, once extendable by 45 with notice.',
    citation: 'RCW 19.373.040',
    confidence: { level: 'medium-high' },
    family: 'rights-deadline',
  },
} as const satisfies { readonly [id: string]: LawWords }
