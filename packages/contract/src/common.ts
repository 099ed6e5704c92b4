import { type TSchema, Type } from 'typebox'

/** Unknown fields are refused: what is not understood is not silently dropped. */
export const strict = { additionalProperties: false } as const

/** Milliseconds since 1970-01-01T00:00:00Z. */
export const Instant = Type.Integer({ description: 'Milliseconds since 1970-01-01T00:00:00Z' })

/** A point in time with its offset (RFC 3339). */
export const Time = Type.String({
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?(Z|[+-]\\d\\d:\\d\\d)$',
  description: 'A time with its offset, such as 2026-12-01T10:00:00+01:00',
})

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Names of path parameters and what they look like. A path that does not fit is not found. */
export const pathParameters = {
  name: '^[a-z0-9][a-z0-9-]{0,63}$',
  customer: '^[a-z0-9]{20}$',
  entry: '^[a-z0-9]{26}$',
  import: '^[a-z0-9]{26}$',
  run: '^[a-z0-9]{26}$',
  share: '^[a-z0-9]{26}$',
  task: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  vendor: '^[a-z0-9][a-z0-9-]{0,63}$',
  finding: '^[a-z0-9]{26}$',
  hold: '^[a-z0-9]{26}$',
  request: '^[a-z0-9]{26}$',
  erasure: '^[a-z0-9]{26}$',
  source: '^[a-z0-9][a-z0-9-]{0,63}$',
  key: '^[0-9a-f]{12}$',
  item: '^[^\\u0000-\\u001f]{1,200}$',
} as const

/** One thing wrong: where, and what to do. Line and column when it came from a file. */
export const Fault = Type.Object({
  path: Type.String(),
  says: Type.String(),
  line: Type.Optional(Type.Integer()),
  column: Type.Optional(Type.Integer()),
})

/** What one rule said. */
export const Reason = Type.Object({ rule: Type.String(), says: Type.String(), until: Type.Optional(Instant) })

/** Why, in plain words: for the customer, for staff, and what would change it. */
export const Explanation = Type.Object({
  customer: Type.String(),
  staff: Type.String(),
  change: Type.Optional(Type.String()),
})

/** One of these words. */
export const oneOf = <const T extends readonly string[]>(words: T) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...words] })

/** RFC 9457. */
export const Problem = Type.Object({
  type: Type.String({ description: 'Leads to what the code means' }),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.Optional(Type.String()),
  instance: Type.Optional(Type.String({ description: 'Id of the request, as in the log' })),
  errors: Type.Optional(Type.Array(Fault)),
  reasons: Type.Optional(Type.Array(Reason)),
})
export type Problem = Type.Static<typeof Problem>

/** Asks for one page of a list. `cursor` is the `next` of the page before; it says nothing to anybody but us. */
export const PageQuery = Type.Object(
  {
    cursor: Type.Optional(Type.String({ maxLength: 500 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  },
  strict,
)

/** One page; `next` is there when more follows. */
export const Page = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), next: Type.Optional(Type.String()) })
