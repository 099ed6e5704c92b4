import { Type } from 'typebox'
import { type Fault, oneOf, Problem, strict } from './common.ts'

/**
 * Announces a file: of what (customers when left out), how to read it, and which it is, so that an interrupted import goes on
 * where it stopped. A file of items needs no map, and may be `all` there is: what is not in it becomes unavailable.
 */
export const ImportAsk = Type.Object(
  {
    of: Type.Optional(oneOf(['customers', 'items'])),
    map: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 262_144,
        description: 'The import map, YAML; see docs/import.md and docs/catalogue.md. Customers need one',
      }),
    ),
    all: Type.Optional(Type.Boolean()),
    file_digest: Type.String({ pattern: '^sha256:[0-9a-f]{64}$' }),
    total_bytes: Type.Optional(Type.Integer({ minimum: 0 })),
    dry_run: Type.Optional(Type.Boolean()),
  },
  strict,
)
export const ImportBegun = Type.Object({ import: Type.String() })

/** `run` and `resumed_at`: of customers. `withdrawn`: items that became unavailable, where the file was the whole catalogue. */
export const ImportReport = Type.Object({
  run: Type.Optional(Type.String()),
  dry_run: Type.Boolean(),
  read: Type.Integer(),
  taken: Type.Integer(),
  rejected: Type.Integer(),
  imported: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  withdrawn: Type.Optional(Type.Integer()),
  resumed_at: Type.Optional(Type.Integer()),
  reasons: Type.Record(Type.String(), Type.Integer()),
})
export type ImportReport = Type.Static<typeof ImportReport>

/** One line of the answer: progress, a line of the rejects file, and last either the report or an error. */
export const ImportLine = Type.Union([
  Type.Object({
    progress: Type.Object({ rows: Type.Integer(), bytes: Type.Integer(), total: Type.Optional(Type.Integer()) }),
  }),
  Type.Object({ reject: Type.String() }),
  Type.Object({ report: ImportReport }),
  Type.Object({ error: Problem }),
])
export type ImportLine = Type.Static<typeof ImportLine>
export type ImportFault = Type.Static<typeof Fault>
