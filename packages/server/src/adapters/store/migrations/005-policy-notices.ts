import { type Statement, table } from './words.ts'

/** A policy that wants more of people's data than the one that judges: announced first, and kept with what was promised. */
export const policyNotices: readonly Statement[] = [
  table('policy_notices', 'by-key', ['announced_at', 'digest'], {
    announced_at: 'integer',
    digest: 'text',
    source: 'text',
    effective_at: 'integer',
    withdrawn_at: 'integer?',
  }),
]
