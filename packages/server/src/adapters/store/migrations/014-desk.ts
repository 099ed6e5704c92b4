import { column, index, type Statement, table } from './words.ts'

/** Who asked for a link to their rights by address, which messages were answers, and what an objection is about. */
export const desk: readonly Statement[] = [
  // No customer in it: whether anybody has the address is found out afterwards. The address is sealed under the letter's own key.
  table('way_in_letters', 'by-key', ['address'], {
    address: 'text',
    version: 'integer',
    letter: 'text',
    asker: 'text',
    at: 'integer',
    asks: 'integer',
    attempts: 'integer',
    next_at: 'integer?',
    wrapped: 'bytes?',
    epoch: 'text?',
    sealed: 'bytes?',
  }),
  index('way_in_letters_due', 'way_in_letters', ['next_at'], { where: '"next_at" IS NOT NULL' }),
  index('way_in_letters_by_time', 'way_in_letters', ['at']),
  column('dispatches', 'reply', 'integer?'),
  column('rights_requests', 'purposes', 'text?'),
  column('rights_requests', 'told_stage', 'text?'),
  column('rights_requests', 'telling_until', 'integer?'),
]
