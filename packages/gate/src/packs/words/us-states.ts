import type { LawWords } from './law-words.ts'

/** USA: telephone laws of Florida, Oklahoma, Washington and Texas. */
export const usStatesWords = {
  'us-fl-hours': {
    sentence: 'A marketing text or call to Florida comes from 08:00 and before 20:00 local time.',
    citation: 'Fla. Stat. 501.616(6)(a)',
    confidence: { level: 'high', note: 'for calls; medium and conservative for texts' },
    family: 'hours',
  },
  'us-fl-3-per-24h': {
    sentence:
      'At most 3 marketing texts or calls on the same subject, from any number, reach somebody in Florida in any rolling 24 hours; one exactly 24 hours old no longer counts.',
    citation: 'Fla. Stat. 501.616(6)(b)',
    confidence: { level: 'high', note: 'for calls; medium for texts' },
    family: 'frequency-cap',
  },
  'us-fl-pewc': {
    sentence:
      'An unsolicited marketing text or call to Florida with automated selection and dialling, or with a recorded message, needs prior express written consent; a checkbox counts as signature.',
    citation: 'Fla. Stat. 501.059(8)(a), (1)(g) (HB 761, 2023)',
    confidence: { level: 'high' },
    family: 'consent-needed',
  },
  'us-ok-hours': {
    sentence: 'A marketing text or call to Oklahoma comes from 08:00 and before 20:00 local time.',
    citation: '15 O.S. 775C.4 (Telephone Solicitation Act 2022)',
    confidence: { level: 'medium-high', note: 'secondary sources' },
    family: 'hours',
  },
  'us-ok-3-per-24h': {
    sentence:
      'At most 3 marketing texts or calls on the same subject, from any number, reach somebody in Oklahoma in any rolling 24 hours; one exactly 24 hours old no longer counts.',
    citation: '15 O.S. 775C.4',
    confidence: { level: 'medium-high' },
    family: 'frequency-cap',
  },
  'us-wa-hours': {
    sentence: 'A marketing text or call to Washington comes from 08:00 and before 20:00 local time.',
    citation: 'RCW 19.158.040(2); 80.36.390',
    confidence: { level: 'high', note: 'for calls; medium for texts', verified: true },
    family: 'hours',
  },
  'us-tx-hours': {
    sentence:
      'A marketing text or call to Texas comes Monday to Saturday from 09:00 and before 21:00, on Sunday from 12:00 and before 21:00, local time.',
    citation: 'Tex. Bus. & Com. Code 301.051; ch. 302 as amended by SB 140 (1 Sep 2025)',
    confidence: { level: 'medium', note: 'whether these hours reach texts with consent is disputed; conservative' },
    family: 'hours',
  },
} as const satisfies { readonly [id: string]: LawWords }
