export { strictestPreference } from './both-limits.ts'
export type { Handle, Owner } from './handle.ts'
export { blindOfHandle, claimRows, countHandles, identityRow, isNamed, ownersOf, sharedRow } from './identity-store.ts'
export { erase, expire, exportOf } from './keeping.ts'
export { mayReplaceAddress } from './may-replace-address.ts'
export type { Merge, Moved, Renewed, Shown } from './merge.ts'
export {
  branchOf,
  currentOf,
  halvesOf,
  holding,
  mergedInto,
  mergeRow,
  mergesAmong,
  standsRow,
  undoneRow,
} from './merge-store.ts'
export { renewals, type Word } from './strictest.ts'
