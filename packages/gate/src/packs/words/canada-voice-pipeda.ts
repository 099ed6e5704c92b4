import type { LawWords } from './law-words.ts'

/** Canada’s rules for calls, and its federal privacy act. */
export const canadaVoicePipedaWords = {
  'ca-utr-hours': {
    sentence:
      'A marketing call to a consumer in Canada comes on weekdays from 09:00 and before 21:30, on Saturdays and Sundays from 10:00 and before 18:00, in the consumer’s local time.',
    citation: 'CRTC UTR Part III s.23',
    confidence: { level: 'high', note: 'provincial rules may be narrower', verified: true },
    family: 'hours',
  },
  'ca-dncl-registered': {
    sentence:
      'A number on Canada’s national do-not-call list gets no marketing call without an express consent or an existing business relationship.',
    citation: 'Telecommunications Act 41; UTR Part II s.4',
    confidence: { level: 'high' },
    family: 'do-not-call-register',
  },
  'ca-dncl-ebr-18m': {
    sentence:
      'A purchase within 18 calendar months or an inquiry within 6, the whole last day included, permits a marketing call to a listed number in Canada that names the caller.',
    citation: 'Telecommunications Act 41.7(1)(b), 41.7(2)',
    confidence: { level: 'high' },
    family: 'implied-permission',
  },
  'ca-internal-dnc': {
    sentence:
      'A consumer in Canada who asked not to be called is not called; the statute gives 14 days and demands 3 years and 14 days, the gate honours it at once.',
    citation: 'UTR Part III ss.8-14; CRTC summary',
    confidence: { level: 'high', verified: true },
    family: 'refusal-stands',
  },
  'pipeda-consent': {
    sentence:
      'Collecting, using or sharing data of somebody in Canada needs knowledge and meaningful consent for an appropriate purpose, express where data are sensitive.',
    citation: 'PIPEDA 5(3), 6.1, Sch.1 cl. 4.3',
    confidence: { level: 'high', note: 'Quebec, British Columbia and Alberta have acts of their own, not encoded' },
    family: 'lawful-reason',
  },
  'pipeda-dsar-30d': {
    sentence:
      'A request for access from Canada is answered within 30 calendar days of its receipt, without rolling forward.',
    citation: 'PIPEDA 8(3)',
    confidence: {
      level: 'high',
      note: 'conservative: the Interpretation Act would roll Sundays and holidays',
      verified: true,
    },
    family: 'rights-deadline',
  },
  'pipeda-dsar-ext-30d': {
    sentence:
      'An extended answer to a request for access from Canada is due 30 days later, where notice of it, with reasons and the right to complain, went out within the first 30.',
    citation: 'PIPEDA 8(4)',
    confidence: { level: 'high' },
    family: 'rights-deadline',
  },
  'pipeda-breach-asap': {
    sentence:
      'A breach in Canada with a real risk of significant harm is reported to the commissioner and the persons as soon as feasible; the product’s own alarm is 72 hours.',
    citation: 'PIPEDA 10.1(1)-(3), (6)',
    confidence: { level: 'high', note: 'the duty is of law, the 72 hours are ours' },
    family: 'breach-deadline',
  },
} as const satisfies { readonly [id: string]: LawWords }
