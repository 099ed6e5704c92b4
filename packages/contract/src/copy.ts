import { type TSchema, Type } from 'typebox'
import { oneOf, strict } from './common.ts'

/** A point in time as it stands in a copy (RFC 3339, UTC, with milliseconds). */
const Moment = Type.String({
  format: 'date-time',
  pattern: '^-?\\d{4,6}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$',
})

const Use = Type.Object(
  {
    by: oneOf(['decision', 'score', 'recommendation'] as const),
    name: Type.String({ description: 'The purpose, the algorithm, or the model' }),
    times: Type.Integer({ minimum: 1 }),
    last_at: Moment,
  },
  { ...strict, description: 'What rested on the datum, as far as the record tells' },
)

const Kept = Type.Object(
  {
    how: oneOf([
      ...(['period', 'with-profile', 'while-it-counts', 'until-taken-back'] as const),
      ...(['with-its-source', 'until-erased', 'after-erasure'] as const),
    ] as const),
    for: Type.Optional(Type.String({ description: 'ISO 8601 duration, such as P24M' })),
    until: Type.Optional(Moment),
  },
  strict,
)

const Proof = Type.Object(
  {
    entry: Type.String(),
    leaf: Type.Union([Type.Integer(), Type.Null()], { description: 'Place in the log; null while it waits for one' }),
    commitment: Type.String({ description: 'Base64' }),
    opening: Type.Optional(
      Type.String({ description: 'The record key (base64): with `data` it opens the commitment' }),
    ),
  },
  strict,
)

/** One thing that is held about a person. */
export const CopyItem = Type.Object(
  {
    id: Type.String({ description: 'Unique within section and half' }),
    half: Type.String({ description: 'The half of a merged customer under which it is kept' }),
    about: Type.String({ description: 'A field, an event, a kind of entry, a channel' }),
    at: Type.Optional(Moment),
    data: Type.Unknown({ description: 'The datum. In `decisions` and `record`: what was recorded, to the letter' }),
    source: Type.Union([Type.String(), Type.Null()], { description: 'Where it came from; null: it arose here' }),
    purposes: Type.Array(Type.String()),
    lawful_bases: Type.Array(oneOf(['consent', 'contract', 'legal-duty', 'legitimate-interest'] as const)),
    origin: oneOf(['given', 'observed', 'derived', 'recorded'] as const),
    portable: Type.Boolean({ description: 'Given, or observed with consent or contract (GDPR Art. 20)' }),
    kept: Kept,
    used_for: Type.Optional(Type.Array(Use)),
    words: Type.Optional(Type.String({ description: 'In plain words, in the language of the copy' })),
    proof: Type.Optional(Proof),
  },
  strict,
)

/** The sections of a copy, in their order. */
export const copySections = [
  ...(['profile', 'addresses', 'names', 'merges', 'choices', 'told', 'unwanted', 'events', 'standing'] as const),
  ...([
    'decisions',
    'record',
    'messages',
    'mails',
    'offers',
    'deliveries',
    'codes',
    'waiting',
    'suppressions',
    'requests',
    'shares',
    'forwarded',
    'holds',
    'held',
  ] as const),
] as const

const inEach = <T extends TSchema>(schema: T) =>
  Type.Object(Object.fromEntries(copySections.map(name => [name, schema])) as Record<(typeof copySections)[number], T>)

/** A copy of everything held about a person. `complete` stands at the very end: a file without it was cut. */
export const CopyFile = Type.Object(
  {
    format: Type.Literal('candor-copy'),
    version: Type.String({ pattern: '^1\\.\\d+$' }),
    schema: Type.String(),
    made_at: Moment,
    part: oneOf(['all', 'portable'] as const),
    language: Type.String(),
    zone: Type.String(),
    brand: Type.Object({ name: Type.String(), country: Type.String(), privacy_contact: Type.String() }),
    customer: Type.Object({ id: Type.String(), halves: Type.Array(Type.String(), { minItems: 1 }) }),
    policy: Type.String({ description: 'Digest of the policy in force' }),
    purposes: Type.Array(
      Type.Object(
        {
          purpose: Type.String(),
          text: Type.String(),
          basis: Type.String(),
          class: Type.String(),
          retention: Type.String(),
          decisions: Type.Integer({ description: 'How often it was decided about the person for this purpose' }),
          permitted: Type.Integer(),
          last_at: Type.Optional(Moment),
        },
        strict,
      ),
    ),
    algorithms: Type.Array(
      Type.Object(
        {
          by: Type.String(),
          name: Type.String(),
          times: Type.Integer(),
          last_at: Moment,
          text: Type.Optional(Type.String()),
          owner: Type.Optional(Type.String()),
        },
        strict,
      ),
    ),
    not_included: Type.Array(Type.Object({ what: Type.String(), why: Type.String() })),
    data: inEach(Type.Array(CopyItem)),
    counts: inEach(Type.Integer({ minimum: 0 })),
    complete: Type.Literal(true),
  },
  { ...strict, $id: 'https://candor.example/schemas/copy-1.json' },
)

export const CopyQuery = Type.Object(
  {
    part: Type.Optional(oneOf(['all', 'portable'] as const)),
    language: Type.Optional(oneOf(['en', 'de', 'fr', 'es', 'id', 'ar'] as const)),
  },
  strict,
)
