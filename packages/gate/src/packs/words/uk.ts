import type { LawWords } from './law-words.ts'

/** United Kingdom: data protection, and privacy in messages and calls, since the Data (Use and Access) Act 2025. */
export const ukWords = {
  'uk-pecr-optin': {
    sentence:
      'Marketing by email or text to an individual subscriber in the UK, a sole trader or unincorporated partnership included, needs consent.',
    citation: 'PECR reg. 22(2), 23',
    confidence: { level: 'high' },
    family: 'consent-needed',
  },
  'uk-pecr-soft-optin': {
    sentence:
      'An existing customer in the UK, or somebody who negotiated for a sale, may get marketing by email or text on similar products of the same sender when a free, easy opt-out was offered at collection and is offered each time, and none was made.',
    citation: 'PECR reg. 22(3)',
    confidence: { level: 'high' },
    family: 'soft-opt-in',
  },
  'uk-pecr-soft-optin-fails': {
    sentence:
      'The permission for existing customers in the UK fails where no opt-out was offered at collection, the product is not similar or another entity sends.',
    citation: 'PECR reg. 22(3)(a)-(c)',
    confidence: { level: 'high' },
    family: 'soft-opt-in',
  },
  'uk-pecr-charity-soft-optin': {
    sentence:
      'A supporter of a charity in the UK may get its email or texts when the details were collected on or after 5 February 2026 as the person showed interest or support, with an opt-out then and each time.',
    citation: 'PECR reg. 22(3A) (DUAA s.114)',
    confidence: { level: 'medium-high', note: 'not for earlier data' },
    family: 'soft-opt-in',
  },
  'uk-pecr-corporate': {
    sentence:
      'Marketing email or text to a corporate subscriber in the UK, such as a limited company, partnership with limited liability or public body, needs no consent, but names the sender and offers an opt-out; a named person may object.',
    citation: 'PECR reg. 22(1), 23; UK GDPR 21(2)',
    confidence: { level: 'high' },
    family: 'business-contact',
  },
  'uk-pecr-live-call-tps': {
    sentence:
      'A number on the UK’s preference registers for 28 whole local days or more gets no live marketing call unless the subscriber told this caller that it does not object.',
    citation: 'PECR reg. 21(1)(b), (3)-(4), 26',
    confidence: { level: 'high' },
    family: 'do-not-call-register',
  },
  'uk-pecr-live-call': {
    sentence:
      'A live marketing call with caller ID to a UK number on no register and without objection is allowed at any hour.',
    citation: 'PECR reg. 21, 24',
    confidence: { level: 'high', note: 'claims management and pensions are opt-in, not encoded' },
    family: 'opt-out',
  },
  'uk-pecr-automated-call': {
    sentence: 'An automated marketing call to any subscriber in the UK needs prior consent.',
    citation: 'PECR reg. 19',
    confidence: { level: 'high' },
    family: 'consent-needed',
  },
  'uk-object-direct-marketing': {
    sentence: 'An objection in the UK to direct marketing and the profiling for it is absolute.',
    citation: 'UK GDPR 21(2)-(3)',
    confidence: { level: 'high' },
    family: 'refusal-stands',
  },
  'uk-service-message': {
    sentence: 'A neutral service message to the UK may go.',
    citation: 'PECR reg. 22 a contrario; ICO direct marketing guidance',
    confidence: { level: 'high' },
    family: 'service-message',
  },
  'uk-service-with-promo': {
    sentence:
      'A promotion makes a service message to the UK direct marketing; where that may not go, the promotion is taken out.',
    citation: 'ICO guidance; DPA 2018 s.122(5)',
    confidence: { level: 'high' },
    family: 'promotion-in-service-message',
  },
  'uk-child-13': {
    sentence: 'Collecting on consent online from a child in the UK under 13 needs a parent’s authorisation.',
    citation: 'UK GDPR 8(1)',
    confidence: { level: 'high' },
    family: 'minors',
  },
  'uk-adm-22abcd': {
    sentence:
      'A significant solely automated decision in the UK may rest on any lawful basis except recognised legitimate interests, with information, representations, human intervention and a way to contest; special-category data need explicit consent or a law.',
    citation: 'UK GDPR 22A-22D (DUAA s.80, in force 5 Feb 2026)',
    confidence: { level: 'high' },
    family: 'automated-decision',
  },
  'uk-dsar-1m': {
    sentence:
      'A request in the UK is answered within one month of the later of request, proof of identity and fee, by the corresponding calendar date, clamped, and rolled from a weekend or bank holiday to the next working day.',
    citation: 'UK GDPR 12(3), 12A; DPA 2018 s.205; ICO guidance',
    confidence: {
      level: 'medium-high',
      note: '“beginning with” could cost one day: set the internal limit a day earlier',
    },
    family: 'rights-deadline',
  },
  'uk-dsar-stop-clock': {
    sentence:
      'In the UK the days from asking for a needed clarification until its answer, both included, move the due date of an access request by as many calendar days.',
    citation: 'UK GDPR 12A (DUAA s.76)',
    confidence: { level: 'medium-high' },
    family: 'rights-deadline',
  },
  'uk-complaint-ack-30d': {
    sentence:
      'A complaint in the UK is acknowledged within 30 days that begin on the day of its receipt, so by the receipt date plus 29 days.',
    citation: 'DPA 2018 s.164A (DUAA s.103, from 19 Jun 2026)',
    confidence: { level: 'medium-high', note: 'plus 29 is conservative' },
    family: 'rights-deadline',
  },
  'uk-breach-72h': {
    sentence: 'A breach in the UK is notified within 72 hours from awareness.',
    citation: 'UK GDPR 33(1)',
    confidence: { level: 'high' },
    family: 'breach-deadline',
  },
} as const satisfies { readonly [id: string]: LawWords }
