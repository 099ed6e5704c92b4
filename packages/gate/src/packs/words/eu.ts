import type { LawWords } from './law-words.ts'

/** European Union and European Economic Area: data protection, and privacy in messages and calls. */
export const euWords = {
  'eu-eprivacy-optin': {
    sentence:
      'Marketing by email, text, messenger or automated call to a natural person in the EU needs prior consent of GDPR quality for that channel.',
    citation: 'Dir. 2002/58 Art. 13(1), 2(f); GDPR 4(11), 7',
    confidence: { level: 'high' },
    family: 'consent-needed',
  },
  'eu-soft-optin': {
    sentence:
      'An existing customer in the EU may get marketing by email or text when the sender itself got the details in the context of a sale, the products are its own and similar, a free and easy objection was offered at collection and is offered in each message, and none was made.',
    citation: 'Dir. 2002/58 Art. 13(2); CJEU C-654/23 Inteligo Media (13 Nov 2025)',
    confidence: { level: 'high', note: 'C-654/23 is to be read narrowly', verified: true },
    family: 'soft-opt-in',
  },
  'eu-soft-optin-optout-at-collection': {
    sentence: 'The permission for existing customers in the EU fails where no opt-out was offered at collection.',
    citation: 'Dir. 2002/58 Art. 13(2)',
    confidence: { level: 'high' },
    family: 'soft-opt-in',
  },
  'eu-soft-optin-similar-products': {
    sentence: 'The permission for existing customers in the EU fails where the advertised product is not similar.',
    citation: 'Dir. 2002/58 Art. 13(2)',
    confidence: { level: 'high' },
    family: 'soft-opt-in',
  },
  'eu-soft-optin-same-entity': {
    sentence:
      'The permission for existing customers in the EU fails where the sender is not the same person that got the details, such as an affiliate or partner.',
    citation: 'Dir. 2002/58 Art. 13(2)',
    confidence: { level: 'high' },
    family: 'soft-opt-in',
  },
  'eu-object-direct-marketing': {
    sentence:
      'An objection in the EU to direct marketing and the profiling for it is absolute, free and possible at any time.',
    citation: 'GDPR 21(2)-(3)',
    confidence: { level: 'high' },
    family: 'refusal-stands',
  },
  'eu-form': {
    sentence:
      'A marketing message to the EU does not conceal who sends it, carries a valid address to stop it, and shows that it is promotional.',
    citation: 'Dir. 2002/58 Art. 13(4); Dir. 2000/31 Art. 6; GDPR 21(4)',
    confidence: { level: 'high' },
    family: 'message-parts',
  },
  'eu-service-message': {
    sentence: 'A message to the EU that a contract or a legal duty makes necessary may go.',
    citation: 'GDPR 6(1)(b)-(c)',
    confidence: { level: 'high' },
    family: 'service-message',
  },
  'eu-service-with-promo': {
    sentence:
      'A promotion makes a service message to the EU direct marketing: it needs an opt-in or the permission for existing customers, else the promotion is taken out.',
    citation: 'Dir. 2002/58 Art. 13(1); CJEU C-102/20 StWL; C-654/23',
    confidence: { level: 'high' },
    family: 'promotion-in-service-message',
  },
  'de-call-express-consent': {
    sentence: 'A marketing call to a consumer in Germany needs prior express consent, documented and kept for 5 years.',
    citation: 'UWG 7(2) no. 1, 7a',
    confidence: { level: 'high' },
    family: 'consent-needed',
  },
  'fr-call-optin-2026': {
    sentence:
      'From 11 August 2026, 00:00 in Paris, a marketing call to a consumer in France needs prior consent, except for a related offer while a current contract is performed.',
    citation: 'C. conso. L.223-1 as amended by Loi 2025-594 art. 13',
    confidence: { level: 'high', verified: true },
    family: 'consent-needed',
  },
  'fr-call-hours': {
    sentence:
      'A marketing call to a consumer in France comes Monday to Friday, not on a public holiday, from 10:00 and before 13:00 or from 14:00 and before 20:00 Paris time, unless the consumer expressly agreed to other hours.',
    citation: 'C. conso. D.223-9 (Décret 2022-1313)',
    confidence: { level: 'medium-high', note: 'check the decree under the regime of 2026' },
    family: 'hours',
  },
  'eu-call-national': {
    sentence:
      'A marketing call to other member states needs consent, because opt-in or opt-out is each state’s choice.',
    citation: 'Dir. 2002/58 Art. 13(3)',
    confidence: { level: 'medium', note: 'conservative' },
    family: 'consent-needed',
  },
  'eu-b2b-named-person': {
    sentence:
      'Marketing email to the mailbox of a named employee in the EU needs the same consent or customer permission as one to a consumer.',
    citation: 'Dir. 2002/58 Art. 13(5); GDPR 4(1)',
    confidence: { level: 'medium', note: 'conservative: several member states allow an opt-out between businesses' },
    family: 'consent-needed',
  },
  'eu-terminal-storage': {
    sentence:
      'Cookies, pixels and kits in the EU, those for opens and clicks included, need consent unless strictly necessary for the service requested.',
    citation: 'Dir. 2002/58 Art. 5(3); EDPB Guidelines 2/2023; C-673/17 Planet49',
    confidence: { level: 'high' },
    family: 'lawful-reason',
  },
  'gdpr-lawful-basis': {
    sentence: 'Collecting, profiling and sharing, except with a processor, rest on one recorded basis of Article 6(1).',
    citation: 'GDPR 6(1), 5(2)',
    confidence: { level: 'high' },
    family: 'lawful-reason',
  },
  'gdpr-consent-invalid': {
    sentence:
      'A consent that was pre-ticked, bundled with terms or made a condition of an unrelated service does not count.',
    citation: 'GDPR 4(11), 7(2), 7(4); C-673/17; C-61/19',
    confidence: { level: 'high' },
    family: 'free-consent',
  },
  'gdpr-child-consent': {
    sentence:
      'Collecting or profiling on consent online needs a parent’s authorisation below the national age: 16 in Germany, Ireland and the Netherlands, 15 in France, 14 in Spain and Italy, 13 in Belgium and Sweden, 16 where none is named; the birthday itself counts as of age.',
    citation: 'GDPR 8(1)',
    confidence: { level: 'high', note: 'values for Germany, France and Spain; check the others again' },
    family: 'minors',
  },
  'gdpr-special-category': {
    sentence:
      'Special-category data, inferred ones included, are used only with explicit consent or another ground of Article 9(2).',
    citation: 'GDPR 9(1)-(2)(a); C-184/20',
    confidence: { level: 'high' },
    family: 'sensitive-data',
  },
  'gdpr-notice': {
    sentence: 'Whoever data are collected from gets the notice of Article 13 at collection.',
    citation: 'GDPR 13',
    confidence: { level: 'high' },
    family: 'notice',
  },
  'gdpr-purpose-limitation': {
    sentence: 'Data are not profiled or shared for a new purpose that is incompatible with that of collection.',
    citation: 'GDPR 5(1)(b), 6(4)',
    confidence: { level: 'high' },
    family: 'fitting-use',
  },
  'gdpr-minimisation': {
    sentence: 'Fields that the purpose does not need are dropped from collection.',
    citation: 'GDPR 5(1)(c), 25(2)',
    confidence: { level: 'high' },
    family: 'fitting-use',
  },
  'gdpr-storage-limitation': {
    sentence: 'Data are not kept from the recorded end of retention on, that instant included, nor without an end.',
    citation: 'GDPR 5(1)(e), 17(1)(a)',
    confidence: { level: 'high' },
    family: 'keeping-data',
  },
  'gdpr-retain-legal-duty': {
    sentence:
      'Data past retention that a statutory duty or a legal claim still needs are kept with their processing restricted.',
    citation: 'GDPR 17(3)(b),(e), 18',
    confidence: { level: 'high' },
    family: 'keeping-data',
  },
  'gdpr-art22': {
    sentence:
      'A solely automated decision with a legal or similarly significant effect needs a contract that makes it necessary, a law or explicit consent; a score that a third party draws strongly on is itself such a decision.',
    citation: 'GDPR 22(1)-(2); C-634/21 SCHUFA',
    confidence: { level: 'high' },
    family: 'automated-decision',
  },
  'gdpr-art22-safeguards': {
    sentence:
      'An allowed automated decision gives human intervention, a hearing, a way to contest it and meaningful information on its logic.',
    citation: 'GDPR 22(3), 13(2)(f), 15(1)(h); C-203/22 Dun & Bradstreet',
    confidence: { level: 'high' },
    family: 'automated-decision',
  },
  'gdpr-art22-special': {
    sentence:
      'A decision uses special-category data only with explicit consent or a law of substantial public interest.',
    citation: 'GDPR 22(4), 9(2)(a)',
    confidence: { level: 'high' },
    family: 'sensitive-data',
  },
  'gdpr-art22-child': {
    sentence: 'A solely automated decision with a significant effect does not concern a minor.',
    citation: 'GDPR Rec. 71',
    confidence: { level: 'medium', note: 'a recital; conservative' },
    family: 'minors-never',
  },
  'gdpr-not-significant': {
    sentence:
      'A decision with trivial effect, such as the order of content or a small perk, does not fall under Article 22; an explanation is offered all the same.',
    citation: 'GDPR 22(1) a contrario; WP251rev.01',
    confidence: { level: 'medium-high' },
    family: 'automated-decision',
  },
  'gdpr-processor-contract': {
    sentence: 'Data go to a processor only under a contract of Article 28(3).',
    citation: 'GDPR 28(1), (3)',
    confidence: { level: 'high' },
    family: 'processor',
  },
  'gdpr-transfer-adequate': {
    sentence:
      'Data may go to a third country with an adequacy decision on the dated list, or to a US recipient certified under the Data Privacy Framework.',
    citation: 'GDPR 45; Decision (EU) 2023/1795 (DPF)',
    confidence: { level: 'high', note: 'on the framework; the list of countries is data with dates' },
    family: 'transfer-abroad',
  },
  'gdpr-transfer-scc': {
    sentence:
      'Without adequacy, data go to a third country only under standard contractual clauses or binding corporate rules together with a transfer impact assessment.',
    citation: 'GDPR 46; C-311/18 Schrems II; Decision 2021/914',
    confidence: { level: 'high' },
    family: 'transfer-abroad',
  },
  'gdpr-transfer-privacy-shield': {
    sentence: 'The Privacy Shield carries no transfer to the USA: it is invalid since 16 July 2020.',
    citation: 'C-311/18',
    confidence: { level: 'high' },
    family: 'transfer-abroad',
  },
  'gdpr-dsar-1m': {
    sentence:
      'A request for access, rectification, erasure, restriction, portability or objection is answered by the last second of the same-numbered day of the next month, clamped to its end and rolled from a weekend or public holiday to the next working day, in the controller’s zone.',
    citation: 'GDPR 12(3); Reg. 1182/71 Art. 3(1)-(4); EDPB Guidelines 01/2022 s.5.3; C-171/03',
    confidence: { level: 'high' },
    family: 'rights-deadline',
  },
  'gdpr-dsar-ext': {
    sentence:
      'A complex request, or one of many, may be answered two months later, counted from the end of the first month and then rolled, when the person is told within that month.',
    citation: 'GDPR 12(3)',
    confidence: { level: 'high', note: 'month-end: conservative' },
    family: 'rights-deadline',
  },
  'gdpr-breach-72h': {
    sentence: 'A breach is notified to the authority within 72 hours from the instant of awareness, weekends included.',
    citation: 'GDPR 33(1)',
    confidence: { level: 'high' },
    family: 'breach-deadline',
  },
  'gdpr-breach-subjects': {
    sentence:
      'A breach with high risk is told to the persons without undue delay; the product’s alarm is the instant of the authority’s limit.',
    citation: 'GDPR 34(1)',
    confidence: { level: 'high', note: 'the duty is of law, the instant is ours' },
    family: 'breach-deadline',
  },
} as const satisfies { readonly [id: string]: LawWords }
