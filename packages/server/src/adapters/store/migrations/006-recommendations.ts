import { index, type Statement, table } from './words.ts'

/** The catalogue, the models trained on it, and what customers asked not to be used. */
export const recommendations: readonly Statement[] = [
  table('items', 'by-key', ['item'], {
    item: 'text',
    number: 'integer',
    version: 'integer',
    title: 'text',
    link: 'text',
    provider: 'text?',
    category: 'text?',
    attributes: 'text',
    sensitive: 'integer',
    available: 'integer',
    updated_at: 'integer',
  }),
  index('items_by_number', 'items', ['number'], { unique: true }),
  table('models', 'by-arrival', ['model'], {
    model: 'text',
    trained_at: 'integer',
    card: 'text',
    bytes: 'bytes',
    retired_at: 'integer?',
  }),
  table('unwanted_items', 'by-key', ['customer', 'item'], { customer: 'text', item: 'text', at: 'integer' }),
]
