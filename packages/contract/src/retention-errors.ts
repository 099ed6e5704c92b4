import { entry } from './error-entry.ts'

/** What can be wrong with a legal hold. */
export const retentionErrors = {
  'hold-unknown': entry(404, 'There is no such hold.', 'The name is misspelled, or the hold is in another store.'),
  'hold-released': entry(409, 'The hold was released already.', 'Somebody else released it, or its own time came.'),
  'hold-past': entry(422, 'The hold would end before it begins. Give a later time.', 'A time in the past was given.'),
} as const
