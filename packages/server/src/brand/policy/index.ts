/** The brand's policy file: read, checked, named by its digest, and handed to the gate. */
export { policyDigest } from './digest.ts'
export { faultLines } from './faults.ts'
export { fieldTypes, toGatePolicy } from './gate-policy.ts'
export { parsePolicy } from './parse.ts'
export type { Brand, Field, Policy, Purpose } from './policy.ts'
export { policyByDigest, rememberPolicy } from './policy-store.ts'
