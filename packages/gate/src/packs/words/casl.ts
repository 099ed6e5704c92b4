import type { LawWords } from './law-words.ts'

/** Canada’s anti-spam law: email, text messages and messaging apps. */
export const caslWords = {
  'casl-express-consent': {
    sentence:
      'A marketing message to somebody in Canada may rest on an express opt-in for that purpose and channel, never pre-ticked, asked for with purpose, identity and the right to withdraw; it does not expire.',
    citation: 'CASL 6(1)(a), 10(1); CRTC Regs SOR/2012-36 s.4',
    confidence: { level: 'high' },
    family: 'consent-given',
  },
  'casl-no-consent': {
    sentence: 'No marketing message goes to somebody in Canada without an express or a live implied consent.',
    citation: 'CASL 6(1)(a)',
    confidence: { level: 'high' },
    family: 'consent-needed',
  },
  'casl-implied-ebr-24m': {
    sentence:
      'A purchase, lease or barter with the sender permits marketing to somebody in Canada through the whole local day that lies 24 calendar months after it, clamped to the end of the month.',
    citation: 'CASL 10(9)(a), 10(10)(a)-(c)',
    confidence: { level: 'high', note: 'time zone: medium' },
    family: 'implied-permission',
  },
  'casl-implied-inquiry-6m': {
    sentence:
      'An inquiry or application permits marketing to somebody in Canada through the whole local day that lies 6 calendar months after it.',
    citation: 'CASL 10(9)(a), 10(10)(e)',
    confidence: { level: 'high' },
    family: 'implied-permission',
  },
  'casl-implied-subscription-24m': {
    sentence:
      'An ongoing subscription, account, membership or written contract permits marketing to somebody in Canada while it lives and through the local day 24 calendar months after its end.',
    citation: 'CASL 10(10)(d), 10(14)',
    confidence: { level: 'medium', note: 'check the subsection number of the ongoing-relationship clause' },
    family: 'implied-permission',
  },
  'casl-implied-published-address': {
    sentence:
      'A conspicuously published business address in Canada without a no-messages statement permits marketing email that is relevant to the person’s role.',
    citation: 'CASL 10(9)(b)',
    confidence: { level: 'high' },
    family: 'business-contact',
  },
  'casl-b2b-relationship-exempt': {
    sentence:
      'A message between employees of two organisations that have a relationship, about the activities of the recipient’s organisation, needs no consent.',
    citation: 'SOR/2013-221 s.3(a)(ii)',
    confidence: { level: 'high', note: '“relationship” is construed narrowly and must be stated by the act' },
    family: 'business-contact',
  },
  'casl-reply-exempt': {
    sentence:
      'A message that answers a request, inquiry or complaint, or was otherwise solicited, needs no consent in Canada.',
    citation: 'SOR/2013-221 s.3(b)',
    confidence: { level: 'high' },
    family: 'service-message',
  },
  'casl-transactional-no-consent': {
    sentence:
      'A message that solely gives a requested quote, confirms or completes a transaction, informs on warranty, recall, safety or a subscription, or delivers a product needs no consent in Canada, but keeps the form of section 6(2).',
    citation: 'CASL 6(6)',
    confidence: { level: 'high', verified: true },
    family: 'service-message',
  },
  'casl-transactional-with-promo': {
    sentence:
      'Any promotion in a transactional message to Canada makes it marketing: with a live consent it may go, without one the promotion is taken out.',
    citation: 'CASL 1(2), 6(6)',
    confidence: { level: 'high' },
    family: 'promotion-in-service-message',
  },
  'casl-consent-request-is-cem': {
    sentence:
      'An electronic message to Canada that asks for consent is itself marketing and needs a consent or an exemption.',
    citation: 'CASL 1(3)',
    confidence: { level: 'high' },
    family: 'consent-needed',
  },
  'casl-unsubscribe-final': {
    sentence:
      'After an unsubscribe in Canada every implied consent is dead, also one that a later purchase would create; only a fresh express consent revives.',
    citation: 'CASL 10(9)(a), 11(1), 11(3)',
    confidence: { level: 'medium', note: 'conservative reading: that a later purchase revives is arguable' },
    family: 'refusal-stands',
  },
  'casl-form-content': {
    sentence:
      'Every message to Canada names the sender and any principal, with a mailing address and a phone, email or web contact valid for at least 60 days after sending.',
    citation: 'CASL 6(2)-(3); SOR/2012-36 s.2',
    confidence: { level: 'high' },
    family: 'message-parts',
  },
  'casl-unsubscribe-mechanism': {
    sentence:
      'Every message to Canada carries a free and readily performed way to unsubscribe by the same means or a practicable alternative, valid for at least 60 days.',
    citation: 'CASL 6(2)(c), 11(1)-(2); SOR/2012-36 s.3',
    confidence: { level: 'high' },
    family: 'message-parts',
  },
  'casl-unsubscribe-10bd': {
    sentence:
      'An unsubscribe in Canada takes effect without delay, at the latest 10 business days after it was sent, counting Monday to Friday without the brand’s holidays and without the day of the request.',
    citation: 'CASL 11(3)',
    confidence: { level: 'high', note: '“business day” is undefined: medium' },
    family: 'rights-deadline',
  },
} as const satisfies { readonly [id: string]: LawWords }
