import { entry } from './error-entry.ts'

/** Errors about the register of algorithms and what was found there. */
export const oversightErrors = {
  'algorithm-unknown': entry(
    404,
    'There is no such algorithm in the policy.',
    'The name is misspelled, or the policy no longer declares it; GET /v1/algorithms lists them.',
  ),
  'finding-unknown': entry(
    404,
    'There is no such finding.',
    'The id is misspelled; GET /v1/findings lists them, open ones first.',
  ),
  'finding-decided': entry(
    409,
    'Somebody has decided this finding already. Look at what they said.',
    'A finding is decided once. What holds can be changed by hand at the algorithm itself.',
  ),
  'findings-open': entry(
    409,
    'Findings about this algorithm wait for a decision. Decide them first; until then it can only be held back more.',
    'An interlock by hand would have lifted what an open finding holds.',
  ),
  'audit-invalid': entry(
    422,
    'The audit asked for something that cannot be counted. Each fault is named; nothing was read.',
    'An attribute without groups, another number of days, or noise beyond its limits: see docs/vault.md.',
  ),
  'finding-invalid': entry(
    422,
    'This decision has faults. Each is named with its path; nothing was changed.',
    'A reason of fewer than ten letters, or a word that has no meaning for this algorithm.',
  ),
} as const
