import { column, index, type Statement } from './words.ts'

/** What a share of many by a webhook needs to go on after a crash, and what is said of ids that stand for nobody. */
export const sharesResumed: readonly Statement[] = [
  column('share_runs', 'reached', 'text?'),
  column('share_runs', 'next_at', 'integer?'),
  column('share_runs', 'listed', 'text?'),
  column('share_runs', 'fault', 'text?'),
  column('share_runs', 'wrapped', 'bytes?'),
  column('share_runs', 'epoch', 'text?'),
  column('share_runs', 'sealed', 'bytes?'),
  column('shares', 'failed_at', 'integer?'),
  index('share_runs_due', 'share_runs', ['next_at'], { where: '"next_at" IS NOT NULL' }),
]
