import type { LawWords } from './law-words.ts'

/** Brazil’s general data protection law. */
export const brazilWords = {
  'lgpd-marketing-basis': {
    sentence:
      'Marketing and profiling for it in Brazil need consent or a documented legitimate interest with easy opposition; text and messenger need consent, and legitimate interest carries only email to the brand’s own customers.',
    citation: 'LGPD 7 I, IX; 10; 18 §2',
    confidence: { level: 'medium', note: 'no statute on electronic privacy' },
    family: 'lawful-reason',
  },
  'lgpd-revocation': {
    sentence: 'Consent in Brazil can be revoked at any time, free and easily, and nothing rests on it afterwards.',
    citation: 'LGPD 8 §5; 18 IX',
    confidence: { level: 'high' },
    family: 'refusal-stands',
  },
  'lgpd-child': {
    sentence: 'Collecting from a child in Brazil under 12 needs the specific, highlighted consent of a parent.',
    citation: 'LGPD 14 §1',
    confidence: { level: 'high', note: 'best interest governs, also for ages 12 to 17' },
    family: 'minors',
  },
  'lgpd-adm-review': {
    sentence:
      'A solely automated decision in Brazil that affects somebody’s interests can be reviewed, and its criteria are explained.',
    citation: 'LGPD 20',
    confidence: { level: 'high', note: 'a human reviewer is not mandated; the product gives one' },
    family: 'automated-decision',
  },
  'lgpd-access-15d': {
    sentence:
      'A full declaration for an access request in Brazil is due 15 calendar days after the date of the request; the simplified form at once.',
    citation: 'LGPD 19 II',
    confidence: { level: 'high' },
    family: 'rights-deadline',
  },
  'lgpd-breach-3bd': {
    sentence:
      'A breach in Brazil is told to the authority and the persons within 3 business days from knowing that personal data were affected.',
    citation: 'LGPD 48; Res. CD/ANPD 15/2024 arts. 6, 9',
    confidence: { level: 'high', note: 'double for small agents', verified: true },
    family: 'breach-deadline',
  },
} as const satisfies { readonly [id: string]: LawWords }
