import { index, type Statement, table } from './words.ts'

/** Erasures under way and done, and what a law makes the house keep of somebody who was erased. */
export const erasure: readonly Statement[] = [
  table('erasures', 'by-arrival', ['erasure'], {
    erasure: 'text',
    version: 'integer',
    state: 'text',
    why: 'text',
    customers: 'text?',
    begun_at: 'integer',
    emptied_at: 'integer?',
    settled_at: 'integer?',
    entry: 'text?',
    body: 'text',
  }),
  index('erasures_under_way', 'erasures', ['begun_at'], { where: '"settled_at" IS NULL' }),
  table('kept_records', 'by-key', ['customer', 'record'], {
    customer: 'text',
    record: 'text',
    purpose: 'text',
    at: 'integer',
    until: 'integer',
    sealed: 'bytes',
  }),
  index('kept_records_by_end', 'kept_records', ['until']),
]
