export { endOfEvents } from './end-events.ts'
export { type Collected, collect } from './events/collect.ts'
export {
  type Batch,
  type CallOutcome,
  type CallType,
  type ConsentSignal,
  callTypes,
  type Incoming,
} from './events/incoming.ts'
export { largestBody, largestCall, type Parsed, parseCalls, type RefusedCall } from './events/parse.ts'
export { isPlain } from './events/read-value.ts'
export { importConsents, type RecordOutcome } from './import-consents.ts'
export { type ImportReport, type ImportRequest, importCustomers } from './import-customers.ts'
export { countOverFields, trimEvents } from './trim-events.ts'
