import { index, type Statement, table } from './words.ts'

/** What must be kept past its limit, and the indexes by which what is over is found without reading whole tables. */
export const retention: readonly Statement[] = [
  table('legal_holds', 'by-key', ['customer', 'hold'], {
    customer: 'text',
    hold: 'text',
    version: 'integer',
    ground: 'text',
    silent: 'integer',
    placed_at: 'integer',
    until: 'integer?',
    released_at: 'integer?',
    sealed: 'bytes?',
  }),
  index('legal_holds_by_hold', 'legal_holds', ['hold'], { unique: true }),
  index('legal_holds_in_force', 'legal_holds', ['placed_at', 'hold'], { where: '"released_at" IS NULL' }),
  index('legal_holds_released', 'legal_holds', ['released_at'], { where: '"released_at" IS NOT NULL' }),
  table('held_data', 'by-key', ['customer', 'held'], {
    customer: 'text',
    held: 'text',
    rule: 'text',
    over_since: 'integer',
    at: 'integer',
    sealed: 'bytes',
  }),
  index('profiles_by_update', 'profiles', ['updated_at']),
  index('choices_by_time', 'choices', ['recorded_at']),
  index('dispatches_by_end', 'dispatches', ['settled_at'], { where: '"settled_at" IS NOT NULL' }),
  index('entries_by_time', 'entries', ['t'], { where: '"sealed" IS NOT NULL' }),
  index('outbox_done', 'outbox', ['done_at'], { where: '"done_at" IS NOT NULL' }),
  index('one_time_codes_by_end', 'one_time_codes', ['expires_at']),
  index('fairness_answers_by_time', 'fairness_answers', ['given_at']),
  index('unwanted_items_by_time', 'unwanted_items', ['at']),
  index('staff_sessions_by_end', 'staff_sessions', ['expires_at']),
  index('merges_undone', 'merges', ['undone_at'], { where: '"undone_at" IS NOT NULL' }),
]
