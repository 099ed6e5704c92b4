import type { LawWords } from './law-words.ts'

/** Reviews, ratings and feedback. */
export const reviewsWords = {
  'ftc-no-sentiment-incentive': {
    sentence:
      'No reward for a review seen in the USA depends, expressly or by implication, on a positive or a negative sentiment.',
    citation: '16 CFR 465.4',
    confidence: { level: 'high', verified: true },
    family: 'fair-reviews',
  },
  'ftc-incentive-disclosure': {
    sentence: 'An unconditional reward for a review seen in the USA is allowed when clearly disclosed with the review.',
    citation: '16 CFR 255.5, 255.2; 465.4 a contrario',
    confidence: { level: 'high' },
    family: 'review-disclosure',
  },
  'ftc-no-fake-review': {
    sentence:
      'No review seen in the USA comes from an author who does not exist, from a machine or from somebody without the experience, where the business knew or should have known.',
    citation: '16 CFR 465.2',
    confidence: { level: 'high' },
    family: 'fair-reviews',
  },
  'ftc-insider-disclosure': {
    sentence:
      'A review seen in the USA by an employee, officer, agent or relative of one discloses the relationship clearly, and insiders are asked only with the instruction to disclose it.',
    citation: '16 CFR 465.5; 255.5',
    confidence: { level: 'high' },
    family: 'review-disclosure',
  },
  'ftc-no-suppression': {
    sentence:
      'No review seen in the USA is hidden or removed for its rating or negative sentiment, or by threats, while the display represents most or all, as any public list implies.',
    citation: '16 CFR 465.7',
    confidence: { level: 'high', note: 'conservative: any public list implies it' },
    family: 'fair-reviews',
  },
  'ftc-moderation-neutral': {
    sentence:
      'A review seen in the USA may be removed by criteria applied equally whatever its sentiment: illegal, private data, abuse, off-topic or unrelated to the business.',
    citation: '16 CFR 465.7(b)',
    confidence: { level: 'high' },
    family: 'fair-reviews',
  },
  'ftc-no-fake-indicators': {
    sentence: 'No fake followers, likes or other indicators of influence seen in the USA are bought or sold.',
    citation: '16 CFR 465.8',
    confidence: { level: 'high' },
    family: 'fair-reviews',
  },
  'ftc-company-controlled-site': {
    sentence: 'A review site that the company controls is not presented to the USA as independent.',
    citation: '16 CFR 465.6',
    confidence: { level: 'high', verified: true },
    family: 'fair-reviews',
  },
  'crfa-no-gag': {
    sentence: 'No form contract with a US consumer bars or penalises honest reviews or takes their copyright.',
    citation: '15 USC 45b',
    confidence: { level: 'high' },
    family: 'fair-reviews',
  },
  'no-review-gating': {
    sentence:
      'Everybody is invited to a public review site alike, never only those found or predicted happy, and never routed by an earlier score.',
    citation: 'FTC Act s.5; FTC guidance on soliciting reviews; 465.7 policy; UCPD 6(1), Annex I 23c; platform terms',
    confidence: {
      level: 'medium',
      note: 'as written law: the rule of 2024 has no express clause; adopted as absolute',
    },
    family: 'fair-reviews',
  },
  'no-score-begging': {
    sentence: 'No survey asks for a particular score, hints at its consequences, pre-selects one or rewards one.',
    citation: 'product policy; ISO 20252 / ICC-ESOMAR neutrality; 465.4 when incentive is tied',
    confidence: { level: 'high', note: 'as policy' },
    family: 'fair-reviews',
  },
  'no-sugging': {
    sentence:
      'Selling under the guise of research is marketing: the promotion is taken out of the survey, or marketing is permitted.',
    citation: 'ICO guidance; ICC/ESOMAR Code; CASL 1(2); Dir. 2005/29 Annex I no. 22',
    confidence: { level: 'high' },
    family: 'promotion-in-service-message',
  },
  'review-request-needs-channel-permission': {
    sentence:
      'A review request by email or text to Canada, the EU or the UK, or by text to the USA, needs consent to review invitations or marketing, or the soft or implied permission of the place, unless it is a reply or part of a pure service flow.',
    citation:
      'CASL 1(2); Dir. 2002/58 Art. 13; BGH 10.7.2018 VI ZR 225/17 (satisfaction survey in invoice email = advertising); PECR 22',
    confidence: { level: 'medium-high', note: 'high for Germany' },
    family: 'consent-needed',
  },
  'eu-ucpd-23b': {
    sentence:
      'Reviews seen in the EU are called those of real buyers only after reasonable, proportionate checks, else the claim is dropped.',
    citation: 'Dir. 2005/29 Annex I 23b (Dir. 2019/2161)',
    confidence: { level: 'high' },
    family: 'review-disclosure',
  },
  'eu-ucpd-23c': {
    sentence:
      'No false reviews, and no misrepresented ones such as only the positive, promote anything seen in the EU.',
    citation: 'Dir. 2005/29 Annex I 23c; Rec. 49 Dir. 2019/2161',
    confidence: { level: 'high' },
    family: 'fair-reviews',
  },
  'eu-ucpd-7-6': {
    sentence: 'Reviews seen in the EU come with the information whether and how they are verified.',
    citation: 'Dir. 2005/29 Art. 7(6)',
    confidence: { level: 'high' },
    family: 'review-disclosure',
  },
  'uk-dmcc-fake-reviews': {
    sentence:
      'No fake review and no misleading publication is seen in the UK, a reward is disclosed, and reasonable, proportionate steps prevent fakes.',
    citation: 'DMCC Act 2024 Sch. 20 para 13 (from 6 Apr 2025); CMA208',
    confidence: { level: 'high', verified: true },
    family: 'fair-reviews',
  },
  'iso20488-fair-process': {
    sentence:
      'Reviews are moderated by published criteria, all alike, with a reason to the author, a right of reply and no edits of content.',
    citation: 'ISO 20488:2018 (voluntary)',
    confidence: { level: 'high', note: 'as standard' },
    family: 'fair-reviews',
  },
} as const satisfies { readonly [id: string]: LawWords }
