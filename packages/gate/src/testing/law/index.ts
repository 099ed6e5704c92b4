import type { ReferenceRule } from '../reference-case.ts'
import { brazilAndIndonesiaRules } from './brazil-indonesia.ts'
import { canadaRules } from './canada.ts'
import { euRules } from './eu.ts'
import { hoursReferenceRules } from './hours.ts'
import { mailboxRules } from './mailbox.ts'
import { persuasionRules } from './persuasion.ts'
import { reviewRules } from './reviews.ts'
import { ukRules } from './uk.ts'
import { usMessageRules } from './us-messages.ts'
import { usPrivacyRules } from './us-privacy.ts'

/** The packs of law, in the order of the rule table. */
export const lawPacks: readonly string[] = [
  ...['casl', 'canada-voice-pipeda', 'can-spam', 'tcpa', 'us-states', 'us-privacy', 'eu', 'uk', 'brazil', 'indonesia'],
  ...['reviews', 'persuasion', 'mailbox-providers'],
]

/** Every rule of law again, each written from its row in the rule table and from how the table is read. */
export const lawReferenceRules: readonly ReferenceRule[] = [
  ...canadaRules,
  ...usMessageRules,
  ...usPrivacyRules,
  ...euRules,
  ...ukRules,
  ...brazilAndIndonesiaRules,
  ...reviewRules,
  ...persuasionRules,
  ...mailboxRules,
  ...hoursReferenceRules,
]
