import { brazilWords } from './brazil.ts'
import { canSpamWords } from './can-spam.ts'
import { canadaVoicePipedaWords } from './canada-voice-pipeda.ts'
import { caslWords } from './casl.ts'
import { euWords } from './eu.ts'
import { indonesiaWords } from './indonesia.ts'
import type { LawWords } from './law-words.ts'
import { mailboxProvidersWords } from './mailbox-providers.ts'
import { persuasionWords } from './persuasion.ts'
import { reviewsWords } from './reviews.ts'
import { tcpaWords } from './tcpa.ts'
import { ukWords } from './uk.ts'
import { usPrivacyWords } from './us-privacy.ts'
import { usStatesWords } from './us-states.ts'

/** The day the words were last compared with the law. They guide engineering and are no legal advice. */
export const checkedOn = '2026-11-21'

/** The words of every rule of law, by the rule’s id. */
export const lawWords: { readonly [id: string]: LawWords } = {
  ...caslWords,
  ...canadaVoicePipedaWords,
  ...canSpamWords,
  ...tcpaWords,
  ...usStatesWords,
  ...usPrivacyWords,
  ...euWords,
  ...ukWords,
  ...brazilWords,
  ...indonesiaWords,
  ...reviewsWords,
  ...persuasionWords,
  ...mailboxProvidersWords,
}
