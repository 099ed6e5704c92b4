import type { LawWords } from './law-words.ts'

/** Persuasion, recommendations, machines and access for all. */
export const persuasionWords = {
  'dsa-25-dark-pattern': {
    sentence:
      'No interface of an online platform in the EU deceives, manipulates or materially impairs free choice, as by unequal prominence, nagging or a hard way to cancel.',
    citation: 'DSA 25(1), (3)',
    confidence: { level: 'high' },
    family: 'free-choice',
  },
  'dsa-26-ad-transparency': {
    sentence:
      'An ad on an online platform in the EU is labelled and tells on whose behalf it is shown, who paid, its main parameters and how to change them.',
    citation: 'DSA 26(1)',
    confidence: { level: 'high' },
    family: 'shown-to-you',
  },
  'dsa-26-3-sensitive-ads': {
    sentence: 'No ad on an online platform in the EU rests on profiling with special-category data, even with consent.',
    citation: 'DSA 26(3)',
    confidence: { level: 'high' },
    family: 'sensitive-data',
  },
  'dsa-28-2-minor-ads': {
    sentence:
      'No ad on an online platform in the EU rests on profiling of somebody who with reasonable certainty is under 18.',
    citation: 'DSA 28(2)',
    confidence: { level: 'high' },
    family: 'minors-never',
  },
  'dsa-27-recommender': {
    sentence:
      'Recommendations of an online platform in the EU have their main parameters in the terms, and options to modify them.',
    citation: 'DSA 27',
    confidence: { level: 'high' },
    family: 'shown-to-you',
  },
  'dsa-38-nonprofiling': {
    sentence:
      'Recommendations of a very large online platform in the EU have at least one option not based on profiling.',
    citation: 'DSA 38',
    confidence: { level: 'high', note: 'offered everywhere by the product' },
    family: 'shown-to-you',
  },
  'ucpd-dark-pattern': {
    sentence: 'No trader presents a choice in the EU in a misleading or aggressive way.',
    citation: 'Dir. 2005/29 Arts. 5-9; Commission Guidance 2021/C 526/01 s.4.2.7',
    confidence: { level: 'high' },
    family: 'free-choice',
  },
  'ucpd-false-urgency': {
    sentence: 'Nobody in the EU or the UK is falsely told that time or availability is very limited.',
    citation: 'Dir. 2005/29 Annex I no. 7; DMCC Act Sch. 20',
    confidence: { level: 'high' },
    family: 'honest-persuasion',
  },
  'ftc-deceptive-urgency': {
    sentence: 'False urgency towards somebody in the USA is a deceptive act.',
    citation: 'FTC Act s.5 (15 USC 45)',
    confidence: { level: 'high' },
    family: 'honest-persuasion',
  },
  'aiact-5-manipulation': {
    sentence:
      'No profile or decision in the EU uses a subliminal, purposefully manipulative or deceptive technique that materially distorts behaviour.',
    citation: 'AI Act 5(1)(a) (since 2 Feb 2025)',
    confidence: { level: 'high', note: 'the law’s threshold of significant harm is dropped' },
    family: 'honest-persuasion',
  },
  'aiact-5-vulnerability': {
    sentence: 'No profile or decision in the EU exploits age, disability or a social or economic situation.',
    citation: 'AI Act 5(1)(b)',
    confidence: { level: 'high' },
    family: 'honest-persuasion',
  },
  'aiact-50-1-disclose-ai': {
    sentence:
      'From 2 August 2026 somebody in the EU is told when a machine writes or speaks to them, unless that is obvious.',
    citation: 'AI Act 50(1) (addressee: provider; Candor acts as one)',
    confidence: { level: 'high', note: 'the date from secondary sources', verified: true },
    family: 'ai-disclosure',
  },
  'aiact-50-3-emotion': {
    sentence:
      'From 2 August 2026 persons in the EU exposed to recognition of emotions are informed, and it has a lawful basis.',
    citation: 'AI Act 50(3)',
    confidence: { level: 'high' },
    family: 'ai-disclosure',
  },
  'aiact-14-high-risk-oversight': {
    sentence:
      'A high-risk decision in the EU, such as one on credit, has human oversight; the law asks from 2 December 2027, the product now.',
    citation: 'AI Act 14, 26, 86',
    confidence: { level: 'medium', note: 'the date: official publication of its move not seen' },
    family: 'automated-decision',
  },
  'us-bot-disclosure-ca': {
    sentence:
      'A machine that contacts a Californian to bring about a sale does not mislead about being one and says so clearly.',
    citation: 'Cal. Bus. & Prof. Code 17941',
    confidence: { level: 'high' },
    family: 'ai-disclosure',
  },
  'eaa-accessible': {
    sentence:
      'What an e-commerce service presents to EU consumers meets the accessibility requirements, with WCAG 2.2 AA as target; microenterprises providing services are exempt.',
    citation: 'Dir. (EU) 2019/882 Art. 4, 13, Annex I (from 28 Jun 2025)',
    confidence: { level: 'high' },
    family: 'accessible',
  },
  'ada-accessible': {
    sentence:
      'What is presented to US consumers is accessible as a public accommodation, with WCAG 2.2 AA as engineering target.',
    citation: '42 USC 12182; 28 CFR 36.303',
    confidence: { level: 'medium', note: 'on the standard: there is no federal technical rule for private sites' },
    family: 'accessible',
  },
} as const satisfies { readonly [id: string]: LawWords }
