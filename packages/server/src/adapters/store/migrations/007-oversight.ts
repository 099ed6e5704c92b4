import { index, type Statement, table } from './words.ts'

/** Offers made, the state of each algorithm, what audits found, and what people told about themselves for audits alone. */
export const oversight: readonly Statement[] = [
  table('algorithms', 'by-key', ['algorithm'], {
    algorithm: 'text',
    version: 'integer',
    state: 'text',
    watch: 'text',
    updated_at: 'integer',
  }),
  table('findings', 'by-arrival', ['finding'], {
    finding: 'text',
    version: 'integer',
    algorithm: 'text',
    opened_at: 'integer',
    body: 'text',
    decided_at: 'integer?',
    decision: 'text?',
  }),
  index('findings_by_algorithm', 'findings', ['algorithm', 'opened_at']),
  table('offer_models', 'by-arrival', ['model'], {
    model: 'text',
    algorithm: 'text',
    trained_at: 'integer',
    card: 'text',
    weights: 'text',
    retired_at: 'integer?',
  }),
  table('offers_made', 'by-key', ['customer', 'entry'], {
    customer: 'text',
    entry: 'text',
    algorithm: 'text',
    at: 'integer',
    mode: 'text',
    offered: 'integer',
    propensity: 'integer',
    model: 'text?',
    inputs: 'text?',
    counted: 'integer',
  }),
  index('offers_made_by_time', 'offers_made', ['algorithm', 'at']),
  index('offers_uncounted', 'offers_made', ['algorithm', 'customer', 'entry'], { where: '"counted" = 0' }),
  table('fairness_answers', 'by-key', ['pseudonym'], {
    pseudonym: 'text',
    wrapped: 'bytes',
    epoch: 'text',
    sealed: 'bytes',
    given_at: 'integer',
  }),
]
