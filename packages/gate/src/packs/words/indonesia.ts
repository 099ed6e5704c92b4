import type { LawWords } from './law-words.ts'

/** Indonesia’s personal data protection law. */
export const indonesiaWords = {
  'id-pdp-consent': {
    sentence:
      'Collecting, contacting and profiling in Indonesia need explicit, recorded consent for stated purposes, or another basis of Article 20(2); marketing needs consent, and clauses that hide consent are void.',
    citation: 'UU PDP 20(2)(a), 21, 22, 24',
    confidence: { level: 'high', note: 'on form; medium that marketing needs consent' },
    family: 'lawful-reason',
  },
  'id-pdp-child': {
    sentence: 'Collecting from somebody in Indonesia under 18 needs the approval of a parent or guardian.',
    citation: 'UU PDP 25',
    confidence: { level: 'high', note: 'on the duty; the age of 18, from child-protection law: medium-high' },
    family: 'minors',
  },
  'id-pdp-withdraw-3x24': {
    sentence: 'After a withdrawal in Indonesia processing stops within exactly 72 hours of the request.',
    citation: 'UU PDP 9, 40',
    confidence: { level: 'high' },
    family: 'rights-deadline',
  },
  'id-pdp-access-3x24': {
    sentence: 'A request for access in Indonesia is answered within exactly 72 hours of its receipt.',
    citation: 'UU PDP 7, 32',
    confidence: { level: 'high' },
    family: 'rights-deadline',
  },
  'id-pdp-correct-3x24': {
    sentence: 'A correction in Indonesia is made within exactly 72 hours of the request, and its result is notified.',
    citation: 'UU PDP 6, 30',
    confidence: { level: 'high' },
    family: 'rights-deadline',
  },
  'id-pdp-restrict-3x24': {
    sentence: 'A restriction in Indonesia is made within exactly 72 hours of the request, and notified.',
    citation: 'UU PDP 11, 41',
    confidence: { level: 'high', note: 'text of Article 41 seen', verified: true },
    family: 'rights-deadline',
  },
  'id-pdp-breach-3x24': {
    sentence: 'A breach in Indonesia is told in writing to the persons and to the agency within exactly 72 hours.',
    citation: 'UU PDP 46',
    confidence: { level: 'high', note: 'the start of the clock is unstated: from discovery', verified: true },
    family: 'breach-deadline',
  },
  'id-pdp-adm-object': {
    sentence:
      'A solely automated decision with significant effect in Indonesia, profiling included, can be objected to, offers review by a human, and is refused after an objection.',
    citation: 'UU PDP 10',
    confidence: { level: 'high' },
    family: 'automated-decision',
  },
  'id-pdp-transfer': {
    sentence:
      'Data leave Indonesia only to equal or higher protection, else under adequate binding safeguards, else with consent.',
    citation: 'UU PDP 56',
    confidence: { level: 'high' },
    family: 'transfer-abroad',
  },
} as const satisfies { readonly [id: string]: LawWords }
