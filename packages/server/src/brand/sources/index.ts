export type { Source, SourceKind, Vouch } from './source.ts'
export { sourceKinds } from './source.ts'
export { emptyTally, type FieldTypesSeen, type RefusedFor, type Tally } from './tally.ts'
