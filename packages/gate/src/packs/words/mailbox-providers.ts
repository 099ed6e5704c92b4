import type { LawWords } from './law-words.ts'

/** Rules of the large mailbox providers: contract, not law. */
export const mailboxProvidersWords = {
  'bulk-oneclick': {
    sentence:
      'Every marketing email passes SPF, DKIM and aligned DMARC, and carries the header for unsubscribing with one click and a visible link.',
    citation: 'Google/Yahoo sender guidelines (2024); RFC 8058',
    confidence: { level: 'high' },
    family: 'message-parts',
  },
  'bulk-unsubscribe-48h': {
    sentence: 'An unsubscribe by header is processed within exactly 48 hours.',
    citation: 'Google/Yahoo sender guidelines',
    confidence: { level: 'high' },
    family: 'rights-deadline',
  },
  'bulk-spam-rate': {
    sentence:
      'No marketing email goes from a domain whose complaint rate is 0.30 % or more, until it is below that; the target is below 0.10 %.',
    citation: 'Google sender guidelines',
    confidence: { level: 'high', note: 'the hold is ours' },
    family: 'spam-complaints',
  },
} as const satisfies { readonly [id: string]: LawWords }
