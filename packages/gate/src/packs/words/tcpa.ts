import type { LawWords } from './law-words.ts'

/** USA, federal: text messages and calls. */
export const tcpaWords = {
  'tcpa-pewc-sms': {
    sentence:
      'A marketing text to the USA needs prior express written consent, signed, naming the number and not a condition of purchase, whatever the dialling technology.',
    citation: '47 CFR 64.1200(a)(2), (f)(9); 47 USC 227(b)(1)(A)',
    confidence: { level: 'high', note: 'for autodialled texts; medium otherwise' },
    family: 'consent-needed',
  },
  'tcpa-pewc-artificial-voice': {
    sentence:
      'A marketing call to the USA with a recorded or artificial voice, one made by a machine included, needs prior express written consent.',
    citation: '47 CFR 64.1200(a)(2)-(3); FCC 24-17',
    confidence: { level: 'high' },
    family: 'consent-needed',
  },
  'tcpa-info-sms-consent': {
    sentence:
      'A transactional text to the USA needs prior express consent, the number knowingly given for that purpose; with a promotion it counts as marketing.',
    citation: '47 USC 227(b)(1)(A); 47 CFR 64.1200(a)(1)',
    confidence: {
      level: 'medium-high',
      note: 'by law only for autodialled or recorded messages, required here for all texts',
    },
    family: 'consent-needed',
  },
  'tcpa-quiet-hours': {
    sentence:
      'A marketing text or call to the USA comes from 08:00 and before 21:00 in the local time of the called party.',
    citation: '47 CFR 64.1200(c)(1); 16 CFR 310.4(c)',
    confidence: { level: 'high', note: 'for unsolicited ones; medium and conservative for texts with consent' },
    family: 'hours',
  },
  'tcpa-dnc-registry': {
    sentence:
      'A number on the US national do-not-call registry gets no marketing text or call without prior express written consent or a live business relationship.',
    citation: '47 CFR 64.1200(c)(2), (e); 16 CFR 310.4(b)(1)(iii)(B)',
    confidence: { level: 'high' },
    family: 'do-not-call-register',
  },
  'tcpa-ebr-18m-3m': {
    sentence:
      'A purchase within 18 calendar months or an inquiry within 3, the whole last day included, permits a live marketing call to a listed US number that names the caller, until the person asks not to be called; it never replaces written consent for texts or recorded calls.',
    citation: '47 CFR 64.1200(f)(5), (f)(15)(ii); 16 CFR 310.2 (established business relationship)',
    confidence: { level: 'high' },
    family: 'implied-permission',
  },
  'tcpa-internal-dnc': {
    sentence:
      'Somebody in the USA who asked this company not to call gets no marketing text or call; the statute gives 10 business days and demands 5 years, the gate honours it at once.',
    citation: '47 CFR 64.1200(d)(3), (d)(6)',
    confidence: { level: 'high' },
    family: 'refusal-stands',
  },
  'tcpa-live-call-no-registry': {
    sentence:
      'A live, manually dialled marketing call to a US number on no registry is allowed inside the hours, with name and number given.',
    citation: '47 CFR 64.1200(d)(4); 16 CFR 310.4(d)',
    confidence: { level: 'high' },
    family: 'opt-out',
  },
  'tcpa-revocation-any-means': {
    sentence:
      'A revocation in the USA by any reasonable means and on any channel, such as STOP, QUIT, END, REVOKE, OPT OUT, CANCEL, UNSUBSCRIBE or clear words, ends texts and calls.',
    citation: '47 CFR 64.1200(a)(10)',
    confidence: { level: 'high', verified: true },
    family: 'refusal-stands',
  },
  'tcpa-revocation-10bd': {
    sentence:
      'A revocation of texts and calls in the USA is honoured in a reasonable time, never later than 10 business days from its receipt.',
    citation: '47 CFR 64.1200(a)(10), (d)(3)',
    confidence: { level: 'high', note: 'in force since 11 April 2025', verified: true },
    family: 'rights-deadline',
  },
  'tcpa-revocation-confirm': {
    sentence:
      'One text without promotion may confirm an opt-out in the USA within 5 minutes of the revocation, the last instant included; a later one is refused.',
    citation: '47 CFR 64.1200(a)(12)',
    confidence: { level: 'high', note: 'the refusal after 5 minutes is conservative' },
    family: 'opt-out-note',
  },
  'tcpa-revoke-all-2027': {
    sentence:
      'From 31 January 2027 a revocation in the USA in reply to one kind of message covers all automated calls and texts of that caller.',
    citation: '47 CFR 64.1200(a)(10); FCC DA 26-12 (6 Jan 2026)',
    confidence: { level: 'medium', note: 'waived until that date and may change again: check before enabling' },
    family: 'refusal-stands',
  },
} as const satisfies { readonly [id: string]: LawWords }
