/** Consent records that others can read: ISO/IEC TS 27560:2023 by DPV 2.3, as JSON-LD. Pure: what to tell comes in, what was read goes out. */
export { type Known, type ReadNo, type ReadRecord, type ReadYes, readRecord } from './parse.ts'
export { consentRecords, type Party, type PurposeTold, type Word } from './record.ts'
