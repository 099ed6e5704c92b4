import { index, type Statement } from './words.ts'

/** By which what was shared, and what vendors were asked, is found once it is over. */
export const retentionOfShares: readonly Statement[] = [
  index('shares_by_time', 'shares', ['last_at']),
  index('vendor_tasks_by_time', 'vendor_tasks', ['at']),
]
