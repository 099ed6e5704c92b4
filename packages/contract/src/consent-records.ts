import { type TSchema, Type } from 'typebox'
import { Fault, oneOf, strict } from './common.ts'

const Node: TSchema = Type.Record(Type.String(), Type.Unknown())

/** Consent records and their receipts as JSON-LD: ISO/IEC TS 27560:2023 by DPV 2.3; see docs/consent-records.md. */
export const ConsentRecords = Type.Object({
  '@context': Type.Record(Type.String(), Type.String()),
  '@graph': Type.Array(Node),
})

/** Records to take in, as they stand in the `@graph` of a document. */
export const ConsentRecordsAsk = Type.Object(
  {
    records: Type.Array(Type.Record(Type.String(), Type.Unknown()), { minItems: 1, maxItems: 500 }),
    dry_run: Type.Optional(Type.Boolean()),
  },
  strict,
)

/** What became of each record, in their order. One that was taken may have faults: what of it was left out. */
export const ConsentRecordsTaken = Type.Object({
  dry_run: Type.Boolean(),
  records: Type.Array(
    Type.Object({
      outcome: oneOf(['imported', 'updated', 'unchanged', 'rejected'] as const),
      faults: Type.Array(Fault),
    }),
  ),
})
export type ConsentRecordsTaken = Type.Static<typeof ConsentRecordsTaken>
