/** A copy of everything held about a person: read from one snapshot, streamed, and recorded as an act of its own. */

export { consentsOf } from './consents-of.ts'
export { type CopyAct, type CopyFormat, copyToken, readCopyToken, recordCopy } from './copy-act.ts'
export { copyCsv } from './copy-csv.ts'
export { copyJson } from './copy-json.ts'
export { basesOf, type Copy, type CopyAsk, copyOf, type Part, type PurposeOfCopy } from './copy-of.ts'
export {
  type Datum,
  type Kept,
  type KeptWord,
  keptWords,
  type Origin,
  origins,
  type SectionName,
  sectionNames,
} from './datum.ts'
export { streamOf } from './stream.ts'
