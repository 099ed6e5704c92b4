import { entry } from './error-entry.ts'

/** Errors about what customers ask by right. */
export const rightsErrors = {
  'request-unknown': entry(
    404,
    'There is no such request.',
    'The number is misspelled, or the request ended so long ago that it is no longer kept.',
  ),
  'request-settled': entry(
    409,
    'This request has ended. The customer can appeal, which opens another.',
    'Somebody answered, refused or withdrew it before.',
  ),
  'request-identity': entry(
    409,
    'It is not shown yet who asks. Note how you made sure, or wait for the code of the customer.',
    'The right needs more proof than came with the request; see docs/rights.md.',
  ),
  'request-order': entry(
    409,
    'This step was taken before, or others come first. Look at the request again.',
    'Two people worked on it, or a question was answered that nobody asked.',
  ),
  'request-no-extension': entry(
    409,
    'This request cannot be extended: that goes once, inside the first period, and where the law gives more time.',
    'No law of the places concerned gives more time, or the first period has ended.',
  ),
  'request-invalid': entry(
    422,
    'The request has faults. Each is named with its path; nothing was changed.',
    'A time in the future, a field that customers may not correct, or too few words.',
  ),
} as const
