export {
  type CanonicalAddress,
  exportOf,
  type Scope,
  type Suppression,
  suppressionIndexOf,
  suppressionRow,
  suppressionsOf,
} from './suppression-store.ts'
