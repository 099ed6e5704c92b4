import { type Static, Type } from 'typebox'
import { Instant, oneOf, strict } from './common.ts'

const Counted = Type.Object({ what: Type.String(), n: Type.Integer() })

/** Who asks that a customer be erased: they themselves (`request`), or the brand (`staff`). */
export const ErasureAsk = Type.Object({ why: Type.Optional(oneOf(['request', 'staff'] as const)) }, strict)

/** What an erasure would do. */
export const ErasureForeseen = Type.Object({
  customer: Type.String(),
  halves: Type.Integer({ description: 'How many customers were found to be this one person, all of whom go' }),
  held: Type.Boolean({ description: 'A legal hold stands: nothing is erased until it ends' }),
  erased: Type.Array(Counted),
  duties: Type.Array(Type.String(), {
    description: 'Purposes with the basis legal-duty: what the data map declares for them is kept to its end',
  }),
})

/** What an erasure did. Nothing in it tells about whom it is. */
export const ErasureCertificate = Type.Object({
  v: Type.Literal(1),
  erasure: Type.String(),
  state: oneOf(['running', 'done'] as const),
  look: Type.String({ description: 'Where this certificate is read as it stands then' }),
  page: Type.String({
    description: 'The certificate for whoever was erased: a public page that names nobody. Give them this link',
  }),
  why: oneOf(['request', 'retention', 'staff', 'restored'] as const),
  effective_at: Type.Unsafe<number>({ ...Instant, description: 'From then on nothing could be opened, by anybody' }),
  finished_at: Type.Optional(Instant),
  forgotten_by: Type.Optional(
    Type.Unsafe<number>({ ...Instant, description: 'By then every process has forgotten what it remembered' }),
  ),
  erased: Type.Array(Counted),
  on_its_way: Type.Array(Type.Object({ channel: Type.String(), at: Instant }), {
    description: 'Messages that were being handed over and could not be called back',
  }),
  stays: Type.Array(
    Type.Object({
      what: oneOf(['kept-by-law', 'do-not-contact', 'commitments', 'requests', 'models', 'messages-seen'] as const),
      why: Type.String(),
      says: Type.String(),
      n: Type.Optional(Type.Integer()),
      until: Type.Optional(Instant),
    }),
  ),
  backups_until: Type.Optional(
    Type.Unsafe<number>({
      ...Instant,
      description: 'Backups from before the erasure cannot be opened after this: the key epoch is destroyed',
    }),
  ),
  entry: Type.Optional(Type.String({ description: 'The entry in the brand’s log that proves it' })),
  proof: Type.Optional(Type.String({ description: 'The proof of that entry (c2sp.org/tlog-proof@v1)' })),
})

/** What to look for: words as they are; or what a living customer would be recognised by. */
export const TracesAsk = Type.Object(
  { words: Type.Array(Type.String({ minLength: 4, maxLength: 1_000 }), { minItems: 1, maxItems: 1_000 }) },
  strict,
)

/** Where any of the words was found; `documented`: why it may be there. */
export const Traces = Type.Object({
  words: Type.Integer(),
  rows: Type.Integer({ description: 'Rows that were read' }),
  bytes: Type.Integer({ description: 'Bytes of files that were read' }),
  found: Type.Array(
    Type.Object({
      place: Type.String({ description: 'table.column, or a file under the folders of the house' }),
      n: Type.Integer(),
      words: Type.Array(Type.Integer(), { description: 'Which of the words, counted from 0' }),
      documented: Type.Optional(Type.String()),
    }),
  ),
  undocumented: Type.Integer({ description: 'How many of these places are not documented; 0 is what one hopes for' }),
})

/** What one would recognise a customer by: ids, names, addresses, and every value of their fields. */
export const Canaries = Type.Object({ words: Type.Array(Type.String()) })

export type ErasureForeseen = Static<typeof ErasureForeseen>
export type ErasureCertificate = Static<typeof ErasureCertificate>
export type Traces = Static<typeof Traces>
