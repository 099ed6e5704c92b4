import { index, type Statement, table } from './words.ts'

/** What customers asked for, by when it is due, and how it ended. */
export const rights: readonly Statement[] = [
  table('rights_requests', 'by-key', ['customer', 'request'], {
    customer: 'text',
    request: 'text',
    version: 'integer',
    right: 'text',
    state: 'text',
    via: 'text',
    identity: 'text',
    received_at: 'integer',
    due_at: 'integer',
    due_by: 'text',
    first_due_at: 'integer',
    acknowledge_by: 'integer?',
    acknowledged_at: 'integer?',
    extended_at: 'integer?',
    clarify_asked_at: 'integer?',
    clarify_answered_at: 'integer?',
    settled_at: 'integer?',
    reason: 'text?',
    appeal_of: 'text?',
    stage: 'text',
    handled_by: 'text?',
    sealed: 'bytes?',
  }),
  index('rights_requests_by_request', 'rights_requests', ['request'], { unique: true }),
  index('rights_requests_open', 'rights_requests', ['due_at', 'request'], { where: '"settled_at" IS NULL' }),
  index('rights_requests_settled', 'rights_requests', ['settled_at'], { where: '"settled_at" IS NOT NULL' }),
]
