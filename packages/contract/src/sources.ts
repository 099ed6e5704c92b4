import { Type } from 'typebox'
import { Instant, Nullable, oneOf, strict } from './common.ts'

const Purposes = Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { minItems: 1, maxItems: 100 })

/** The brand's word that people said yes before a source sends anything. It stands in for a yes that nobody recorded, never against a no. */
export const VouchAsk = Type.Object(
  {
    purposes: Purposes,
    text: Type.String({
      maxLength: 2_000,
      description: 'Where and how people said yes, 10 to 500 characters; customers read it',
    }),
    version: Type.String({ maxLength: 100 }),
    locale: Type.String({ maxLength: 100 }),
  },
  strict,
)
export type VouchAsk = Type.Static<typeof VouchAsk>

const Origins = Type.Array(Type.String({ maxLength: 500 }), { maxItems: 50 })

export const SourceAsk = Type.Object(
  {
    name: Type.String({ maxLength: 100, description: 'Small letters, digits and hyphens, such as web-shop' }),
    kind: oneOf(['public', 'server']),
    origins: Type.Optional(Origins),
    per_second: Type.Optional(Type.Integer()),
    child_directed: Type.Optional(Type.Boolean()),
  },
  strict,
)
export type SourceAsk = Type.Static<typeof SourceAsk>

/** What is absent stays. `vouch: null` takes the brand's word back; `vouch` is sent alone. */
export const SourceChange = Type.Object(
  {
    origins: Type.Optional(Origins),
    per_second: Type.Optional(Type.Integer()),
    child_directed: Type.Optional(Type.Boolean()),
    vouch: Type.Optional(Nullable(VouchAsk)),
  },
  strict,
)
export type SourceChange = Type.Static<typeof SourceChange>

/** `shown`: the whole key of a public source, the first letters of another. */
export const WriteKey = Type.Object({
  key: Type.String(),
  shown: Type.String(),
  created_at: Instant,
  revoked_at: Nullable(Instant),
})
export type WriteKey = Type.Static<typeof WriteKey>

export const Vouch = Type.Object({
  purposes: Type.Array(Type.String()),
  text: Type.String(),
  version: Type.String(),
  locale: Type.String(),
  since: Instant,
})

/** A place events come from, with its write keys, newest first. */
export const Source = Type.Object({
  source: Type.String(),
  version: Type.Integer(),
  kind: oneOf(['public', 'server']),
  vouch: Nullable(Vouch),
  origins: Type.Array(Type.String()),
  per_second: Type.Integer(),
  child_directed: Type.Boolean(),
  created_at: Instant,
  closed_at: Nullable(Instant),
  keys: Type.Array(WriteKey),
})
export type Source = Type.Static<typeof Source>

export const SourceList = Type.Object({ items: Type.Array(Source) })
export type SourceList = Type.Static<typeof SourceList>

/** A source and the key just made for it. `text` is in the first answer only: repeated with the same Idempotency-Key, it is missing. */
export const SourceWithKey = Type.Object({
  source: Source,
  key: Type.Object({ key: Type.String(), shown: Type.String(), text: Type.Optional(Type.String()) }),
})
export type SourceWithKey = Type.Static<typeof SourceWithKey>

export const TalliesQuery = Type.Object(
  {
    day: Type.Optional(
      Type.String({
        pattern: '^\\d{4}-\\d\\d-\\d\\d$',
        description: 'A day in UTC, such as 2026-12-01; absent: today',
      }),
    ),
  },
  strict,
)

const Count = Type.Integer({ minimum: 0 })
const Counts = Type.Record(Type.String(), Count)

/** Counts of one day: what was kept, what was not, and why. Names and types, never a value. */
export const Tallies = Type.Object({
  day: Type.String(),
  source: Type.String(),
  kept: Count,
  duplicates: Count,
  refused: Counts,
  undeclared: Type.Record(Type.String(), Type.Object({ calls: Count, fields: Type.Record(Type.String(), Counts) })),
  withheld: Type.Record(Type.String(), Counts),
  unknown_keys: Type.Integer({ minimum: 0, description: 'Calls of that day whose key nobody knows, of all sources' }),
})
export type Tallies = Type.Static<typeof Tallies>
