import { type Statement, table } from './words.ts'

/** Codes that confirm a new yes given by link: kept as a keyed hash, short-lived, counted. */
export const oneTimeCodes: readonly Statement[] = [
  table('one_time_codes', 'by-key', ['customer', 'challenge'], {
    customer: 'text',
    challenge: 'text',
    version: 'integer',
    channel: 'text',
    code_hash: 'bytes',
    sayings: 'text',
    sent_at: 'integer',
    expires_at: 'integer',
    attempts: 'integer',
    used_at: 'integer?',
  }),
]
