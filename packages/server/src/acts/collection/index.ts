export type { Batch, CallOutcome, CallType, ConsentSignal, Incoming } from './events/incoming.ts'
export { type ImportReport, type ImportRequest, importCustomers } from './import-customers.ts'
