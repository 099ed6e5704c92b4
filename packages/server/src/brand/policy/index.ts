/** The brand's policy file: read, checked, named by its digest, and handed to the gate. */
export { policyDigest } from './digest.ts'
export { faultLines } from './faults.ts'
export { fieldTypes, toGatePolicy } from './gate-policy.ts'
export { parsePolicy } from './parse.ts'
export type { Brand, Field, Grouping, Policy, Purpose, PurposeClass, Retention } from './policy.ts'
export { type KeptPolicy, policyByDigest, rememberPolicy } from './policy-store.ts'
