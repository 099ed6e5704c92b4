import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json } from '@candor/terms'
import { type ConsentParts, type Destination, segmentSends, strictSends } from './segment-consent.ts'

type Mapping = Readonly<Record<string, readonly string[]>>
const nothing: Mapping = { facebook: [], gads: [], amplitude: [] }
/** Facebook and Google Ads are advertising, Amplitude is analytics; the warehouse belongs to no category. */
const usual: Mapping = { facebook: ['ad'], gads: ['ad'], amplitude: ['analytics'], warehouse: [] }
const onlyMapped: Mapping = { facebook: ['ad'], gads: ['ad'], amplitude: ['analytics'] }
const shared: Mapping = { facebook: ['ad', 'analytics'], gads: ['ad'], amplitude: ['analytics'] }

const destinations = (mapping: Mapping): Destination[] =>
  Object.entries(mapping).map(([name, categories]) => ({ name, categories }))
const says = (categoryPreferences: Json): Json => ({ consent: { categoryPreferences } })
const facebookOnly = { facebook: true, amplitude: false }

type Row = {
  readonly row: string
  readonly context?: Json
  readonly integrations?: Json
  readonly mapping: Mapping
  readonly segment: readonly string[]
  /** Ours, when nobody said yes before, and when a yes to everything is on record. */
  readonly strict: readonly string[]
  readonly recorded: readonly string[]
}

const all = ['facebook', 'gads', 'amplitude', 'warehouse']
const table: readonly Row[] = [
  { row: '1. no consent, nothing said of integrations', mapping: usual, segment: all, strict: [], recorded: all },
  {
    row: '1. an empty consent object',
    context: { consent: {} },
    mapping: usual,
    segment: all,
    strict: [],
    recorded: all,
  },
  {
    row: '2. empty preferences: blocked where mapped',
    context: says({}),
    mapping: usual,
    segment: ['warehouse'],
    strict: [],
    recorded: ['warehouse'],
  },
  {
    row: '3. no consent: the integrations object decides',
    integrations: facebookOnly,
    mapping: { facebook: ['ad'], amplitude: ['analytics'] },
    segment: ['facebook'],
    strict: [],
    recorded: ['facebook'],
  },
  {
    row: '4. empty preferences beside integrations: blocked where mapped',
    context: says({}),
    integrations: facebookOnly,
    mapping: usual,
    segment: ['warehouse'],
    strict: [],
    recorded: ['warehouse'],
  },
  {
    // Here ours follows what is on record: an empty object says nothing, and the vendor's table reads it in two ways.
    row: '4. an empty consent object beside integrations: blocked where mapped',
    context: { consent: {} },
    integrations: facebookOnly,
    mapping: usual,
    segment: ['warehouse'],
    strict: [],
    recorded: ['facebook', 'gads', 'warehouse'],
  },
  {
    row: '5. no mappings: everything is unmapped, whatever integrations say',
    context: says({ ad: true, analytics: false }),
    integrations: facebookOnly,
    mapping: nothing,
    segment: ['facebook', 'gads', 'amplitude'],
    strict: [],
    recorded: ['facebook', 'gads'],
  },
  {
    row: '6. advertising yes, analytics no',
    context: says({ ad: true, analytics: false }),
    mapping: { facebook: ['ad'], gads: ['ad'] },
    segment: ['facebook', 'gads'],
    strict: ['facebook', 'gads'],
    recorded: ['facebook', 'gads'],
  },
  {
    row: '7. the same, and integrations agree',
    context: says({ ad: true, analytics: false }),
    integrations: facebookOnly,
    mapping: onlyMapped,
    segment: ['facebook', 'gads'],
    strict: ['facebook', 'gads'],
    recorded: ['facebook', 'gads'],
  },
  {
    row: '8. the same, and integrations take Facebook out',
    context: says({ ad: true, analytics: false }),
    integrations: { facebook: false, amplitude: false },
    mapping: onlyMapped,
    segment: ['gads'],
    strict: ['gads'],
    recorded: ['gads'],
  },
  {
    row: '9. Facebook belongs to both: all its categories must be true',
    context: says({ ad: true, analytics: false }),
    integrations: facebookOnly,
    mapping: shared,
    segment: ['gads'],
    strict: ['gads'],
    recorded: ['gads'],
  },
  {
    row: '10. both yes, integrations take Amplitude out',
    context: says({ ad: true, analytics: true }),
    integrations: facebookOnly,
    mapping: shared,
    segment: ['facebook', 'gads'],
    strict: ['facebook', 'gads'],
    recorded: ['facebook', 'gads'],
  },
  {
    row: '11. advertising no, analytics yes',
    context: says({ ad: false, analytics: true }),
    integrations: facebookOnly,
    mapping: shared,
    segment: [],
    strict: [],
    recorded: [],
  },
  {
    row: 'the misspelling `categoryPreference` is as if nothing were said',
    context: { consent: { categoryPreference: { ad: true, analytics: true } } },
    mapping: usual,
    segment: all,
    strict: [],
    recorded: all,
  },
]

const partsOf = ({ context, integrations }: Row): ConsentParts => ({
  ...(context === undefined ? {} : { context }),
  ...(integrations === undefined ? {} : { integrations }),
})

for (const row of table)
  test(`Segment's consent table, and ours beside it: ${row.row}`, () => {
    const to = destinations(row.mapping)
    assert.deepEqual(segmentSends(partsOf(row), to), row.segment)
    assert.deepEqual(
      strictSends(partsOf(row), to, () => false),
      row.strict,
    )
    assert.deepEqual(
      strictSends(partsOf(row), to, () => true),
      row.recorded,
    )
  })

test('Ours sends nothing that Segment keeps back, as long as no yes is on record', () => {
  for (const row of table) {
    const to = destinations(row.mapping)
    const sent = segmentSends(partsOf(row), to)
    for (const name of strictSends(partsOf(row), to, () => false)) assert.ok(sent.includes(name), `${row.row}: ${name}`)
  }
})

test('`All: false` takes out whatever is not named', () => {
  const to = destinations(usual)
  const call = { context: says({ ad: true, analytics: true }), integrations: { All: false, facebook: true } }
  assert.deepEqual(segmentSends(call, to.slice(0, 3)), ['facebook'])
  assert.deepEqual(
    strictSends(call, to, () => true),
    ['facebook'],
  )
})
