import { entry } from './error-entry.ts'

/** Errors about erasing customers. */
export const erasureErrors = {
  'erasure-unknown': entry(
    404,
    'There is no such erasure.',
    'The number is misspelled, or the store was restored from a backup of before; then the erasure was done again under the same number.',
  ),
  'customer-held': entry(
    409,
    'A legal hold stands on this customer. They can be erased once it is released.',
    'See `candor hold list`; the hold names its ground.',
  ),
} as const
