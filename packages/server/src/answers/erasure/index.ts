export { canariesOf } from './canaries.ts'
export type { Certificate, Staying } from './certificate.ts'
export {
  type ErasureRefusal,
  eraseCustomer,
  erasureOf,
  type Foreseen,
  foresee,
  readCertificate,
} from './erase-customer.ts'
export { type Counted, type ErasingHouse, type ErasureAsk, rememberedAtMost } from './erasure.ts'
export { findTraces, type Trace, type TracesFound } from './find-traces.ts'
export { erasureTurn, replayErasures } from './replay.ts'
export { stayWords } from './stay-words.ts'
