import type { Json } from '@candor/terms'
import type { Ground } from '../adapters/ground.ts'
import type { EntryDraft } from './change.ts'

/** What happened to the log itself, for the log: a key came or went, bundles were pruned, a new log began. */
export const logEntry = ({ ids }: Pick<Ground, 'ids'>, body: Json): EntryDraft => ({
  entry: ids.id(),
  customer: 'brand',
  kind: 'log',
  body,
})
