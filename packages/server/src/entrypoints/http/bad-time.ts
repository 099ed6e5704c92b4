import type { Fault } from '@candor/terms'

/** What is wrong with a time that has the right form. */
export const badTime = (path: string): Fault => ({
  path,
  says: 'is not a time with its offset, such as 2026-12-01T10:00:00+01:00',
})
