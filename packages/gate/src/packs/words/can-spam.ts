import type { LawWords } from './law-words.ts'

/** USA, federal: email. */
export const canSpamWords = {
  'canspam-optout-regime': {
    sentence:
      'Marketing email to the USA needs no prior consent, but fulfils every duty of form: sender, postal address, an opt-out that works for 30 days, and a label as advertisement.',
    citation: '15 USC 7704(a)(1)-(5)',
    confidence: { level: 'high' },
    family: 'opt-out',
  },
  'canspam-affirmative-consent': {
    sentence:
      'With prior affirmative consent a marketing email to the USA needs no advertisement label; the other duties of form stay.',
    citation: '15 USC 7702(1), 7704(a)(5)(B)',
    confidence: { level: 'high' },
    family: 'consent-given',
  },
  'canspam-optout-respected': {
    sentence:
      'No marketing email goes to somebody in the USA who opted out, and the address may not be sold or transferred; the statute gives 10 business days after receipt, the gate none.',
    citation: '15 USC 7704(a)(4)',
    confidence: { level: 'high' },
    family: 'refusal-stands',
  },
  'canspam-optout-10bd': {
    sentence:
      'An opt-out from the USA takes effect within 10 business days after its receipt, counting Monday to Friday without the brand’s holidays and without the day of receipt.',
    citation: '15 USC 7704(a)(4)(A)(i)',
    confidence: { level: 'high' },
    family: 'rights-deadline',
  },
  'canspam-optout-no-fee': {
    sentence:
      'Opting out in the USA may require no fee, no login, no information beyond email address and preferences, and no more than one reply or a single page.',
    citation: '16 CFR 316.5',
    confidence: { level: 'high' },
    family: 'easy-rights',
  },
  'canspam-form': {
    sentence:
      'Every marketing email to the USA carries a physical postal address and an opt-out that works for at least 30 days.',
    citation: '15 USC 7704(a)(3), (a)(5)',
    confidence: { level: 'high' },
    family: 'message-parts',
  },
  'canspam-deceptive-header': {
    sentence: 'No email to the USA, of whatever class, has a false header or a deceptive subject line.',
    citation: '15 USC 7704(a)(1)-(2)',
    confidence: { level: 'high' },
    family: 'honest-persuasion',
  },
  'canspam-transactional': {
    sentence:
      'An email to the USA with only transactional or relationship content has only the duty of an accurate header; an opt-out does not stop it.',
    citation: '15 USC 7702(17); 16 CFR 316.3(b)-(c)',
    confidence: { level: 'high' },
    family: 'service-message',
  },
  'canspam-dual-purpose': {
    sentence:
      'A transactional email to the USA with a promotion counts as commercial if its subject line reads so or its transactional part does not come first: put that part first and keep the commercial form, or, after an opt-out, take the promotion out.',
    citation: '16 CFR 316.3(a)(2)',
    confidence: { level: 'high', note: 'taking it out after an opt-out is conservative' },
    family: 'promotion-in-service-message',
  },
} as const satisfies { readonly [id: string]: LawWords }
