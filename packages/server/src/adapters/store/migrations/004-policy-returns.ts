import { type Statement, table } from './words.ts'

/** A policy is kept once, under its digest; here stands when one that had judged before judged again. */
export const policyReturns: readonly Statement[] = [
  table('policy_returns', 'by-key', ['at', 'digest'], { at: 'integer', digest: 'text' }),
]
