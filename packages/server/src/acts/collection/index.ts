export type { Batch, CallOutcome, CallType, ConsentSignal, Incoming } from './events/incoming.ts'
export { largestBody, largestCall, type Parsed, parseCalls, type RefusedCall } from './events/parse.ts'
export { type ImportReport, type ImportRequest, importCustomers } from './import-customers.ts'
